package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.text.StrictJson;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code exp}, {@code nbf} and {@code iat} of a bearer as they were sent. What the servers
 * hand out is not always that: Payara and GlassFish keep the lowest 64 bits of a larger number and
 * throw at what is no number, and WildFly loses the fraction.
 */
final class BearerTimes {
  private static final Set<String> NAMES = Set.of("exp", "nbf", "iat");
  private static final int DEEPEST = 100;

  private BearerTimes() {}

  /**
   * Returns the times among the claims of a bearer that the container has verified; empty if they
   * cannot be seen, since it is encrypted.
   *
   * @param raw the JWT in its compact form
   * @throws TwilioTokenException if its claims are no JSON object or repeat a name
   */
  static Map<String, Object> of(@Nullable String raw) {
    Map<String, Object> times = new HashMap<>();
    sent(raw)
        .forEach(
            (name, value) -> {
              if (NAMES.contains(name)) {
                // a null is no time either, and would be as if it were not there
                times.put(name, value == null ? "" : value);
              }
            });
    return times;
  }

  private static Map<String, Object> sent(@Nullable String raw) {
    String[] segments = raw == null ? new String[0] : raw.split("\\.", -1);
    if (segments.length != 3) {
      return Map.of(); // encrypted, or no JWT at all
    }
    try {
      String json = new String(Base64.getUrlDecoder().decode(segments[1]), StandardCharsets.UTF_8);
      return StrictJson.objectWithNulls(json, DEEPEST, BearerTimes::number);
    } catch (IllegalArgumentException notBase64) {
      return Map.of();
    } catch (TwilioTokenException e) {
      throw Problem.BEARER_REFUSED.because(
          "The bearer's claims are no JSON object, or one of them is there twice (RFC 7519,"
              + " section 4)");
    }
  }

  private static Object number(String text) {
    double value = Double.parseDouble(text);
    boolean whole = value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE;
    return whole ? (Object) (long) value : (Object) value;
  }
}
