package io.github.twiliotoken.value;

import io.github.twiliotoken.internal.text.AsciiSet;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;

/**
 * Checks Twilio's identifiers: a prefix of two letters that tells the kind, and 32 hexadecimal
 * digits.
 */
public final class Sid {
  private static final AsciiSet CAPITALS = AsciiSet.range('A', 'Z');
  private static final AsciiSet HEX =
      AsciiSet.range('0', '9').or(AsciiSet.range('a', 'f')).or(AsciiSet.range('A', 'F'));
  private static final int LENGTH = 34;

  private Sid() {}

  /**
   * Returns the identifier, if it has this prefix and the form of one.
   *
   * @param prefix the two letters, for example {@code AC} for an account
   * @throws TwilioTokenException otherwise. The message does not show the text, since people paste
   *     secrets into the wrong field
   */
  public static String check(String prefix, String sid) {
    if (!sid.startsWith(prefix) || !isSid(sid)) {
      throw Problem.SID_MALFORMED.because(
          "A text of %d characters that %s '%s' is not '%s' and 32 hexadecimal digits",
          sid.length(),
          sid.startsWith(prefix) ? "starts with" : "does not start with",
          prefix,
          prefix);
    }
    return sid;
  }

  /** Says whether this has the form of an identifier, of any kind. */
  public static boolean isSid(String text) {
    return text.length() == LENGTH
        && CAPITALS.containsAll(text.substring(0, 2))
        && HEX.containsAll(text.substring(2));
  }
}
