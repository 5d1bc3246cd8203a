package io.github.twiliotoken.value;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import java.util.regex.Pattern;

/** Twilio's identifiers: a prefix of two letters that tells the kind, and 32 hexadecimal digits. */
public final class Sid {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

  private Sid() {}

  /**
   * The identifier itself, once it is one.
   *
   * @param prefix the two letters, for example {@code AC} for an account
   * @throws TokenRefusedException if it is not; the message does not show it, since people paste
   *     secrets into the wrong field
   */
  public static String check(String prefix, String sid) {
    if (!sid.startsWith(prefix) || !HEX.matcher(sid.substring(prefix.length())).matches()) {
      throw Problem.SID_MALFORMED.because(
          "A text of %d characters that %s '%s' is not '%s' and 32 hexadecimal digits",
          sid.length(),
          sid.startsWith(prefix) ? "starts with" : "does not start with",
          prefix,
          prefix);
    }
    return sid;
  }
}
