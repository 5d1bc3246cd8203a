package io.github.twiliotoken.value;

import io.github.twiliotoken.internal.text.AsciiSet;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Signs in to Twilio's REST API by HTTP Basic, with a password that no message shows. */
public final class ApiLogin {
  private static final AsciiSet PRINTABLE = AsciiSet.range('!', '~');
  private static final int LONGEST = 256;

  private final String user;
  private final String password;

  private ApiLogin(String user, String password) {
    if (password.isEmpty() || password.length() > LONGEST || !PRINTABLE.containsAll(password)) {
      throw Problem.SETTING_MALFORMED.because(
          "A password of %d characters is not 1 to %d printable ones", password.length(), LONGEST);
    }
    this.user = user;
    this.password = password;
  }

  /**
   * Returns the login of the account itself, which may do everything.
   *
   * @throws TwilioTokenException if SID or token is malformed; the message shows neither
   */
  public static ApiLogin authToken(String accountSid, String authToken) {
    return new ApiLogin(Sid.check("AC", accountSid), authToken);
  }

  /**
   * Returns the login of an API key. Only a Main key, which is made in Twilio's Console, may manage
   * keys.
   *
   * @throws TwilioTokenException if SID or secret is malformed; the message shows neither
   */
  public static ApiLogin key(String keySid, String secret) {
    return new ApiLogin(Sid.check("SK", keySid), secret);
  }

  /** Returns the SID of the account or key. */
  public String user() {
    return user;
  }

  /** Returns the value of the header {@code Authorization}. Do not log it. */
  public String authorization() {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.US_ASCII);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** Replaces this password in a text from outside, for example an error that repeats it. */
  public String without(String text) {
    return text.replace(authorization().substring("Basic ".length()), "***")
        .replace(password, "***");
  }

  /** Shows the user alone. */
  @Override
  public String toString() {
    return "ApiLogin(" + user + ")";
  }
}
