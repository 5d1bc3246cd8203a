package io.github.twiliotoken.keys;

import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;

/**
 * Where the servers find the key that signs. There is one for each account; every node sees the
 * same.
 */
public interface CredentialsStore {
  /** The SID of the key that the store names now. */
  String current();

  /**
   * Checks that {@link #replace} could write now, and changes nothing. A rotation asks before it
   * makes a key, since Twilio shows a key's secret once: one that no store has taken is lost. A
   * store that cannot tell does nothing here.
   *
   * @throws RuntimeException if the store cannot be written; the message says what to repair
   */
  default void requireWritable() {}

  /**
   * Puts a key in the place of another, if that is the one that is named: a compare-and-set that
   * holds across nodes, and key and secret as one. {@link ApiSecret#revealTo} gives the secret.
   *
   * @return whether it was replaced; false only if it was not, and will not be by this call
   * @throws RuntimeException where that is not known
   */
  boolean replace(String expectedSid, Credentials next);
}
