package io.github.twiliotoken.keys;

/**
 * Keeps the key that signs, where every node of one account reads it: a file, a Kubernetes Secret,
 * a vault. A rotation writes it, and needs to compare and set.
 */
public interface CredentialsStore {
  /**
   * Returns the SID of the key that the store names now.
   *
   * @throws RuntimeException if the store cannot be read; the message says what to repair
   */
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
   * Replaces the key, if the store still names the expected one: a compare-and-set that holds
   * across nodes. Readers see the SID and the secret ({@link CreatedKey#revealSecret}) change as
   * one.
   *
   * @param expectedSid the SID that {@link #current} must return for this to write
   * @return whether it was replaced; false only if it was not, and will not be by this call
   * @throws RuntimeException if it is not known whether it was replaced
   */
  boolean replace(String expectedSid, CreatedKey next);
}
