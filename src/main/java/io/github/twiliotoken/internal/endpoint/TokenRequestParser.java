package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.internal.config.Settings.EndpointRules;
import io.github.twiliotoken.internal.profile.ProfileTokenRequest;
import io.github.twiliotoken.internal.text.StrictJson;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses requests for a token, strictly: a member that is unknown or repeated is refused, and so is
 * a lifetime that is not a whole number of seconds.
 */
final class TokenRequestParser {
  /** The request itself, and its {@code params}. */
  private static final int MAX_DEPTH = 2;

  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,8}");

  /** A JSON number as it was written: converted, 900.0 or 9e2 would look like whole seconds. */
  private record NumberText(String digits) {}

  private TokenRequestParser() {}

  /**
   * Parses the body of {@code POST}. An empty one asks for the default profile.
   *
   * @throws TwilioTokenException if the body is not JSON, too large, or says anything else than a
   *     request
   */
  static ProfileTokenRequest parse(EndpointRequest request, InputStream body) {
    String json = RequestBody.ofJson(request, body).text();
    if (json.isEmpty()) {
      return ProfileTokenRequest.of(EndpointRules.DEFAULT_PROFILE, Optional.empty());
    }
    Map<String, Object> members = StrictJson.object(json, MAX_DEPTH, NumberText::new);
    for (String name : members.keySet()) {
      switch (name) {
        case "profile", "ttl", "identity", "params" -> {}
        default ->
            throw malformed(
                "The member '%s' is unknown; known are profile, ttl, identity and params", name);
      }
    }
    return new ProfileTokenRequest(
        string(members, "profile").orElse(EndpointRules.DEFAULT_PROFILE),
        ttl(members.get("ttl")),
        string(members, "identity"),
        params(members.get("params")));
  }

  /**
   * Parses the query of {@code GET}, which asks for the default profile and may hold the caller's
   * identity: that is what Twilio's quickstart clients send.
   *
   * @throws TwilioTokenException if the query holds anything else
   */
  static ProfileTokenRequest parseQuery(Map<String, List<String>> query) {
    for (String name : query.keySet()) {
      if (!name.equals("identity")) {
        throw malformed("The query has '%s'; only identity is known, use POST for the rest", name);
      }
    }
    List<String> identities = query.getOrDefault("identity", List.of());
    if (identities.size() > 1) {
      throw malformed("The query has more than one identity");
    }
    return new ProfileTokenRequest(
        EndpointRules.DEFAULT_PROFILE, Optional.empty(), identities.stream().findFirst(), Map.of());
  }

  private static Optional<String> string(Map<String, Object> members, String name) {
    Object value = members.get(name);
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    throw malformed("The member '%s' is not a string", name);
  }

  private static Optional<Duration> ttl(@Nullable Object value) {
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof NumberText number)) {
      throw malformed("The member 'ttl' is not a number; send seconds without quotes, such as 900");
    }
    if (!SECONDS.matcher(number.digits).matches()) {
      throw malformed(
          "The member 'ttl' is %s, which is not a whole number of seconds from 1 to 999999999",
          number.digits);
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(number.digits)));
  }

  private static Map<String, String> params(@Nullable Object value) {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> params)) {
      throw malformed("The member 'params' is not an object");
    }
    Map<String, String> strings = new LinkedHashMap<>();
    params.forEach(
        (name, param) -> {
          if (!(param instanceof String text)) {
            throw malformed("The parameter '%s' is not a string", name);
          }
          strings.put((String) name, text);
        });
    return strings;
  }

  private static TwilioTokenException malformed(String format, Object... values) {
    return Problem.REQUEST_MALFORMED.because(format, values);
  }
}
