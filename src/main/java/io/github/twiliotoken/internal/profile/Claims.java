package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Looks up claims of a verified JWT by name, or by a path such as {@code realm_access/roles}. */
public final class Claims {
  private static final int MOST_DIGITS = 256;

  private Claims() {}

  /**
   * Returns a claim's value. The whole name is tried first, since a name may hold slashes; then the
   * name is followed as a path through nested claims.
   */
  public static Optional<Object> find(Map<String, Object> claims, String name) {
    Object whole = claims.get(name);
    if (whole != null) {
      return Optional.of(whole);
    }
    Object found = claims;
    for (String step : name.split("/", -1)) {
      Object next = found instanceof Map<?, ?> map ? map.get(step) : null;
      if (next == null) {
        return Optional.empty();
      }
      found = next;
    }
    return Optional.of(found);
  }

  /**
   * Returns a claim as the text that fills a placeholder: a string as it is, a number in plain
   * decimals of at most 256 digits.
   *
   * @throws TwilioTokenException if the claim is missing, empty, or something else
   */
  static String text(Map<String, Object> claims, String name) {
    Object claim =
        find(claims, name)
            .filter(found -> !found.equals(""))
            .orElseThrow(() -> Problem.CLAIM_MISSING.because("The caller has no claim '%s'", name));
    if (claim instanceof String text) {
      return text;
    }
    if (claim instanceof Long || claim instanceof Integer) {
      return claim.toString();
    }
    if (claim instanceof Number number) {
      try {
        BigDecimal decimal =
            number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
        // without this bound 1E+2147483647, ten bytes of JSON, becomes two gigabytes of zeros
        if (Math.abs((long) decimal.scale()) + decimal.precision() <= MOST_DIGITS) {
          return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
      } catch (NumberFormatException e) {
        // an infinite double or NaN: refused below, in the same words
      }
    }
    throw Problem.CLAIM_REFUSED.because(
        "The caller's claim '%s' is neither a text nor a number of possible size", name);
  }

  /**
   * Returns a claim as the text that a condition's pattern must match. Unlike a placeholder, a
   * condition may look at a boolean, such as {@code email_verified}.
   *
   * @throws TwilioTokenException if the claim is missing, empty, a list or an object
   */
  static String conditionText(Map<String, Object> claims, String name) {
    return find(claims, name)
        .filter(Boolean.class::isInstance)
        .map(String::valueOf)
        .orElseGet(() -> text(claims, name));
  }
}
