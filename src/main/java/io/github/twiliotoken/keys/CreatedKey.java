package io.github.twiliotoken.keys;

import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Region;
import java.util.Optional;

/**
 * Holds a key that was just made, and the only copy of its secret: Twilio shows a secret once. It
 * is the one type that hands a secret on, so that a {@link CredentialsStore} can keep it. A store
 * that failed may be given the same object again.
 *
 * <p>Two of them are never equal, none can be serialised, and {@code toString} shows the SID alone.
 */
public final class CreatedKey {
  private final Credentials credentials;
  private final String secret;

  /**
   * Takes what Twilio answers when it makes a key. Applications need this only to test a store of
   * their own.
   *
   * @param accountSid {@code AC} and 32 hexadecimal digits
   * @param keySid {@code SK} and 32 hexadecimal digits
   * @param region the key's home, for example {@code ie1}; empty is US1
   * @param secret at least 32 bytes in UTF-8, no white space
   * @throws TwilioTokenException if one is malformed; the message does not show it
   */
  public CreatedKey(String accountSid, String keySid, Optional<Region> region, String secret) {
    this.credentials = new Credentials(accountSid, keySid, region, new ApiSecret(secret));
    this.secret = secret;
  }

  /** Returns the SID of the key, {@code SK} and 32 hexadecimal digits. */
  public String keySid() {
    return credentials.keySid();
  }

  /** Returns credentials that sign with this key, and from which the secret cannot be read. */
  public Credentials credentials() {
    return credentials;
  }

  /**
   * Returns the secret, for the store that keeps it. Search for calls of this method to see where
   * secrets go.
   */
  public String revealSecret() {
    return secret;
  }

  /** Shows the SID, and never the secret. */
  @Override
  public String toString() {
    return "CreatedKey(" + keySid() + ", redacted)";
  }
}
