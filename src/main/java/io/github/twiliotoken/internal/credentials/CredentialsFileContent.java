package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a credentials file held when it was read: a pair of key and secret, or why there is none.
 *
 * @param fingerprint the SHA-256 of the whole content, so that no time stamp can hide a change
 * @param keySid the SID that the content names, whether its secret is usable or not
 * @param pair key and secret; empty if the file does not hold both
 * @param problem why there is no pair
 */
record CredentialsFileContent(
    String fingerprint,
    Optional<String> keySid,
    Optional<Credentials> pair,
    @Nullable TwilioTokenException problem) {
  private static final String UNREADABLE = "unreadable";

  /** Reads a file; hangs as long as its file system does. */
  static CredentialsFileContent read(CredentialsFile file) {
    try {
      return of(file, SmallFile.read(file.path()));
    } catch (TwilioTokenException e) {
      return unreadable(e);
    }
  }

  static CredentialsFileContent of(CredentialsFile file, byte[] content) {
    String fingerprint = fingerprint(content);
    try {
      Credentials pair = file.parse(content);
      return new CredentialsFileContent(
          fingerprint, Optional.of(pair.keySid()), Optional.of(pair), null);
    } catch (TwilioTokenException e) {
      return new CredentialsFileContent(fingerprint, file.parseKey(content), Optional.empty(), e);
    }
  }

  /** Stands for a file that could not be read. */
  static CredentialsFileContent unreadable(TwilioTokenException why) {
    return new CredentialsFileContent(UNREADABLE, Optional.empty(), Optional.empty(), why);
  }

  static String fingerprint(byte[] content) {
    try {
      return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(content)).toString(16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * Returns the pair.
   *
   * @throws TwilioTokenException if there is none
   */
  Credentials requirePair() {
    if (problem != null) {
      throw problem;
    }
    return pair.orElseThrow();
  }

  /** Returns whether the file could be read, and names either this key or none. */
  boolean namesNoOtherThan(String sid) {
    return !fingerprint.equals(UNREADABLE) && keySid.orElse(sid).equals(sid);
  }
}
