package io.github.twiliotoken.keys;

import io.github.twiliotoken.internal.text.JsonLibrary;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.ApiLogin;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio has answered.
 *
 * @param date its clock at that moment, cut to the second
 * @param pause how long it asks to be left alone
 * @param json the body; empty where there is none, or none that is a JSON object
 */
record ApiResponse(int status, Optional<Instant> date, Duration pause, Optional<JsonObject> json) {
  private static final int LARGEST = 1 << 20;
  private static final int NO_KEY = 20404;

  /**
   * Reads an answer.
   *
   * @param late whether there is no time left
   */
  static ApiResponse of(Response response, BooleanSupplier late) throws IOException {
    Optional<Instant> date = moment(response.getHeaderString(HttpHeaders.DATE));
    return new ApiResponse(
        response.getStatus(),
        date,
        pause(response.getHeaderString(HttpHeaders.RETRY_AFTER), date),
        json(response, late));
  }

  boolean isGood() {
    return status >= 200 && status < 300;
  }

  /** Whether Twilio says that there is no such key; another 404 is of something on the way. */
  boolean isNoKey() {
    return status == 404 && code() == NO_KEY;
  }

  private JsonObject error() {
    return json.orElse(JsonValue.EMPTY_JSON_OBJECT);
  }

  private int code() {
    return error().get("code") instanceof JsonNumber number ? number.intValue() : 0;
  }

  /** This answer, if it is a good one. */
  ApiResponse orThrow(ApiLogin login) {
    if (isGood()) {
      return this;
    }
    throw failure(login);
  }

  /** The body of a good answer that must have one. */
  JsonObject body() {
    return json.orElseThrow(
        () -> new TwilioApiException(status, "Twilio's answer " + status + " holds no JSON"));
  }

  /** Twilio's own words for what went wrong; should they tell what has signed in, without it. */
  TwilioApiException failure(ApiLogin login) {
    String link = text(error(), "more_info").map(login::without).map(Problem::shown).orElse("");
    String words = text(error(), "message").map(login::without).map(Problem::shown).orElse("");
    return new TwilioApiException(
        status,
        code(),
        "Twilio answered %d%s%s%s"
            .formatted(
                status,
                code() == 0 ? "" : ", code " + code(),
                words.isEmpty() ? "" : ": " + words,
                link.isEmpty() ? "" : " (" + link + ")"),
        link);
  }

  static Optional<String> text(JsonObject object, String member) {
    return object.get(member) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /** A moment as HTTP and Twilio write it. */
  static Optional<Instant> moment(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(found -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(found, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration pause(@Nullable String text, Optional<Instant> date) {
    if (text == null) {
      return Duration.ZERO;
    }
    if (text.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    return moment(text)
        .flatMap(until -> date.map(now -> Duration.between(now, until)))
        .orElse(Duration.ZERO);
  }

  /** Each read has its own time limit, and may bring a single byte. */
  private static byte[] read(InputStream stream, BooleanSupplier late) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    int length = 0;
    while (length >= 0 && body.size() <= LARGEST) {
      body.write(part, 0, length);
      if (late.getAsBoolean()) {
        throw new IOException("drips");
      }
      length = stream.read(part);
    }
    return body.toByteArray();
  }

  private static Optional<JsonObject> json(Response response, BooleanSupplier late)
      throws IOException {
    MediaType type = response.getMediaType();
    if (type == null
        || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
        || !response.hasEntity()) {
      return Optional.empty();
    }
    byte[] body;
    try (InputStream stream = response.readEntity(InputStream.class)) {
      body = read(stream, late);
    }
    if (body.length < response.getLength()) {
      throw new IOException("cut"); // the JDK's connection takes that for the end
    }
    if (body.length > LARGEST) {
      return Optional.empty();
    }
    String text = new String(body, StandardCharsets.UTF_8);
    try (JsonReader reader = JsonLibrary.PROVIDER.createReader(new StringReader(text))) {
      return Optional.of(reader.readObject());
    } catch (JsonException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
