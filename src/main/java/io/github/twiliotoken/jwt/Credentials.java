package io.github.twiliotoken.jwt;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Sid;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account, and the API key that signs for it.
 *
 * @param accountSid {@code AC} and 32 hexadecimal digits; the account that owns the key
 * @param keySid {@code SK} and 32 hexadecimal digits, of a Main or Standard key
 * @param region the key's home, for example {@code ie1}; empty and {@code us1} are the same
 * @param secret the key's secret
 */
public record Credentials(
    String accountSid, String keySid, Optional<String> region, ApiSecret secret) {
  /** The region of a key that names none. */
  public static final String US1 = "us1";

  private static final Pattern REGION = Pattern.compile("[a-z]{2}[0-9]");

  /**
   * Checks the values.
   *
   * @throws TwilioTokenException if a value is malformed; the message does not show it
   */
  public Credentials {
    Sid.check("AC", accountSid);
    Sid.check("SK", keySid);
    region.ifPresent(Credentials::checkRegion);
    region = region.filter(name -> !name.equals(US1));
  }

  /** Makes credentials of US1. */
  public Credentials(String accountSid, String keySid, ApiSecret secret) {
    this(accountSid, keySid, Optional.empty(), secret);
  }

  /**
   * Returns the region, if it has the form of one.
   *
   * @throws TwilioTokenException if it is not two small letters and a digit
   */
  public static String checkRegion(String region) {
    if (!isRegion(region)) {
      throw Problem.SETTING_MALFORMED.because(
          "A region of %d characters is not two small letters and a digit, such as ie1",
          region.length());
    }
    return region;
  }

  /** Returns whether this has the form of a region, two small letters and a digit. */
  public static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }

  /**
   * Returns whether this is another key than {@code before}; false if SID and secret are the same.
   *
   * @throws TwilioTokenException if only the SID or only the secret has changed, which Twilio never
   *     does
   */
  public boolean replaces(Credentials before) {
    boolean sameKey = keySid.equals(before.keySid);
    if (sameKey != secret.isSameAs(before.secret)) {
      throw Problem.KEY_NOT_REPLACED.because(
          sameKey
              ? "The secret has changed, and the key's SID has not"
              : "The key's SID has changed, and the secret has not");
    }
    return !sameKey;
  }
}
