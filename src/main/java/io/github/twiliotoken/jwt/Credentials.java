package io.github.twiliotoken.jwt;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Region;
import io.github.twiliotoken.value.Sid;
import java.util.Optional;

/**
 * Holds an account's SID, and the API key that signs for it.
 *
 * @param accountSid {@code AC} and 32 hexadecimal digits; the account that owns the key
 * @param keySid {@code SK} and 32 hexadecimal digits, of a Main or Standard key
 * @param region the key's home, and the edge of its clients; US1 is kept as empty, whatever the
 *     edge
 * @param secret the key's secret
 */
public record Credentials(
    String accountSid, String keySid, Optional<Region> region, ApiSecret secret) {
  /**
   * Checks the values.
   *
   * @throws TwilioTokenException if a value is malformed; the message does not show it
   */
  public Credentials {
    Sid.check("AC", accountSid);
    Sid.check("SK", keySid);
    region = region.filter(home -> !home.isUs1());
  }

  /** Makes credentials of US1. */
  public Credentials(String accountSid, String keySid, ApiSecret secret) {
    this(accountSid, keySid, Optional.empty(), secret);
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
