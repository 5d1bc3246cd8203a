package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.math.BigDecimal;
import java.util.Map;

/** A claim as text: what templates are filled with and conditions look at. */
final class ClaimText {
  private static final int MOST_DIGITS = 256;

  private ClaimText() {}

  /**
   * The claim's text: strings as they are, numbers in plain decimals.
   *
   * @throws TwilioTokenException if the claim is missing, or a list or an object
   */
  static String of(Map<String, Object> claims, String name) {
    Object claim =
        ClaimPath.find(claims, name)
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
        if (Math.abs((long) decimal.scale()) + decimal.precision() <= MOST_DIGITS) {
          return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
      } catch (NumberFormatException e) {
        // infinity and the like: refused below, in the same words
      }
    }
    throw Problem.CLAIM_REFUSED.because(
        "The caller's claim '%s' is neither a text nor a number of possible size", name);
  }

  /** The same; a condition may look at a boolean as well, such as {@code email_verified}. */
  static String ofCondition(Map<String, Object> claims, String name) {
    return ClaimPath.find(claims, name)
        .filter(Boolean.class::isInstance)
        .map(String::valueOf)
        .orElseGet(() -> of(claims, name));
  }
}
