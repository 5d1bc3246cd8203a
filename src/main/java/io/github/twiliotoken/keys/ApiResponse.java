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
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Holds what Twilio has answered.
 *
 * @param date its clock at that moment, cut to the second
 * @param retryAfter how long it asks to be left alone; zero where it does not ask
 * @param json the body; empty unless the answer holds a JSON object
 */
record ApiResponse(
    int status, Optional<Instant> date, Duration retryAfter, Optional<JsonObject> json) {
  private static final int NO_KEY = 20404;

  /**
   * Reads an answer.
   *
   * @param body the whole body; empty where it was too large
   */
  static ApiResponse of(int status, HttpHeaders headers, Optional<byte[]> body) {
    Optional<Instant> date = headers.firstValue("Date").flatMap(ApiResponse::moment);
    return new ApiResponse(
        status,
        date,
        headers
            .firstValue("Retry-After")
            .flatMap(text -> retryAfter(text, date))
            .orElse(Duration.ZERO),
        body.filter(bytes -> isJson(headers)).flatMap(ApiResponse::json));
  }

  private static boolean isJson(HttpHeaders headers) {
    return headers
        .firstValue("Content-Type")
        .filter(type -> type.split(";", 2)[0].strip().equalsIgnoreCase("application/json"))
        .isPresent();
  }

  boolean isGood() {
    return status >= 200 && status < 300;
  }

  /**
   * Returns whether Twilio says that there is no such key; another 404 is of something on the way.
   */
  boolean isNoKey() {
    return status == 404 && code() == NO_KEY;
  }

  private JsonObject error() {
    return json.orElse(JsonValue.EMPTY_JSON_OBJECT);
  }

  private int code() {
    return error().get("code") instanceof JsonNumber number ? number.intValue() : 0;
  }

  /**
   * Returns this answer, if it is a good one.
   *
   * @throws TwilioApiException if it is not
   */
  ApiResponse orThrow(ApiLogin login) {
    if (isGood()) {
      return this;
    }
    throw failure(login);
  }

  /** Returns the body of a good answer, which must have one. */
  JsonObject body() {
    return json.orElseThrow(
        () -> new TwilioApiException(status, "Twilio's answer " + status + " holds no JSON"));
  }

  /** Returns Twilio's own words for what went wrong, without the password if they repeat it. */
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

  /** Reads a date as HTTP and Twilio write it; empty if the text has another form. */
  static Optional<Instant> moment(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> retryAfter(String text, Optional<Instant> date) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    return moment(text).flatMap(until -> date.map(now -> Duration.between(now, until)));
  }

  private static Optional<JsonObject> json(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    try (JsonReader reader = JsonLibrary.PROVIDER.createReader(new StringReader(text))) {
      return Optional.of(reader.readObject());
    } catch (JsonException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
