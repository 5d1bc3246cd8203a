package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.internal.config.EndpointRules;
import io.github.twiliotoken.internal.profile.ProfileTokenRequest;
import io.github.twiliotoken.internal.text.StrictJson;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a request asks for: no member that is unknown or repeated, no number that would
 * have to be rounded.
 */
record TokenRequestParser(String profile, ProfileTokenRequest wish) {
  private static final int DEEPEST = 2;
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,8}");

  /** A number as it was written. */
  private record Digits(String text) {}

  static TokenRequestParser read(HttpServletRequest request, InputStream body) {
    String text = RequestBody.ofJson(request, body).text();
    return text.isEmpty()
        ? new TokenRequestParser(
            EndpointRules.DEFAULT_PROFILE, ProfileTokenRequest.lasting(Optional.empty()))
        : parse(text);
  }

  /** What {@code GET} asks for: at most the caller's own identity. */
  static TokenRequestParser read(Map<String, String[]> query) {
    for (String name : query.keySet()) {
      if (!name.equals("identity")) {
        throw malformed("The query has '%s'; there is identity alone, the rest takes POST", name);
      }
    }
    String[] identities = query.getOrDefault("identity", new String[0]);
    if (identities.length > 1) {
      throw malformed("The query has more than one identity");
    }
    return new TokenRequestParser(
        EndpointRules.DEFAULT_PROFILE,
        new ProfileTokenRequest(Optional.empty(), Stream.of(identities).findFirst(), Map.of()));
  }

  private static TokenRequestParser parse(String text) {
    Map<String, Object> members = StrictJson.object(text, DEEPEST, Digits::new);
    for (String name : members.keySet()) {
      switch (name) {
        case "profile", "ttl", "identity", "params" -> {}
        default ->
            throw malformed(
                "The member '%s' is unknown; there are profile, ttl, identity and params", name);
      }
    }
    return new TokenRequestParser(
        text(members, "profile").orElse(EndpointRules.DEFAULT_PROFILE),
        new ProfileTokenRequest(
            ttl(members.get("ttl")), text(members, "identity"), params(members.get("params"))));
  }

  private static Optional<String> text(Map<String, Object> members, String name) {
    Object value = members.get(name);
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    throw malformed("The member '%s' is no text", name);
  }

  private static Optional<Duration> ttl(@Nullable Object value) {
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Digits digits && SECONDS.matcher(digits.text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(digits.text)));
    }
    if (value instanceof Digits digits) {
      throw malformed(
          "The member 'ttl' is %s, which is not a whole number of seconds from 1 to 999999999",
          digits.text);
    }
    throw malformed("The member 'ttl' is no number; send seconds without quotes, such as 900");
  }

  private static Map<String, String> params(@Nullable Object value) {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> params)) {
      throw malformed("The member 'params' is no object");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    params.forEach(
        (name, param) -> {
          if (!(param instanceof String text)) {
            throw malformed("The parameter '%s' is no text", name);
          }
          texts.put((String) name, text);
        });
    return texts;
  }

  private static TwilioTokenException malformed(String format, Object... values) {
    return Problem.REQUEST_MALFORMED.because(format, values);
  }
}
