package io.github.twiliotoken.value;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;

/**
 * Who the holder of a token is to Twilio: 1 to 256 characters, not blank, well-formed Unicode. The
 * products are stricter, each in its own way; their grants check that.
 *
 * @param value the identity, taken as it is; a character is a UTF-16 unit
 */
public record Identity(String value) {
  /** The longest identity that any product takes, in characters. */
  public static final int LONGEST = 256;

  /**
   * Checks length and form.
   *
   * @throws TokenRefusedException if {@code value} is outside that range
   */
  public Identity {
    if (value.isBlank() || value.length() > LONGEST) {
      throw Problem.IDENTITY_NOT_POSSIBLE.because(
          "The identity '%s' has %d characters; it needs 1 to %d that are not all blank",
          value, value.length(), LONGEST);
    }
    if (!Text.isWellFormed(value)) {
      throw Problem.IDENTITY_NOT_POSSIBLE.because(
          "The identity '%s' holds half a surrogate pair, which UTF-8 cannot carry", value);
    }
  }

  /** The identity, fit for a log line: what is not printable ASCII is escaped. */
  @Override
  public String toString() {
    return Problem.shown(value);
  }
}
