package io.github.twiliotoken.jwt;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.Provider;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Computes HMAC-SHA256 of messages that begin alike. Key and beginning are taken in once, and that
 * state is copied for each message (RFC 2104, section 4). With a security provider that cannot copy
 * it, each message costs both again.
 */
final class Hmac {
  static final String ALGORITHM = "HmacSHA256";

  private final Key key;
  private final byte[] beginning;
  private final @Nullable Provider provider;
  private final @Nullable Mac begun;

  Hmac(Key key, byte[] beginning) {
    this(key, beginning, null);
  }

  /** Uses the provider of a test instead of the one that the JDK prefers. */
  Hmac(Key key, byte[] beginning, @Nullable Provider provider) {
    this.key = key;
    this.beginning = beginning;
    this.provider = provider;
    Mac first = begin();
    this.begun = isCopied(first) ? first : null;
  }

  /**
   * Returns the MAC of the beginning followed by these bytes. Any number of threads may call it.
   */
  byte[] of(byte[] message, int from, int length) {
    Mac mac = begun == null ? begin() : copy(begun);
    mac.update(message, from, length);
    return mac.doFinal();
  }

  private Mac begin() {
    try {
      Mac mac =
          provider == null ? Mac.getInstance(ALGORITHM) : Mac.getInstance(ALGORITHM, provider);
      mac.init(key);
      mac.update(beginning);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  private static Mac copy(Mac mac) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("This Mac was copied before", e);
    }
  }

  /**
   * Tries whether copies are independent: one that shared state with its original, or with another
   * copy, would mix up two tokens.
   */
  private boolean isCopied(Mac original) {
    try {
      Mac one = (Mac) original.clone();
      Mac other = (Mac) original.clone();
      one.update((byte) 1);
      other.update((byte) 2);
      return MessageDigest.isEqual(one.doFinal(), begin().doFinal(new byte[] {1}))
          && MessageDigest.isEqual(other.doFinal(), begin().doFinal(new byte[] {2}))
          && MessageDigest.isEqual(copy(original).doFinal(), begin().doFinal());
    } catch (CloneNotSupportedException | RuntimeException e) {
      return false;
    }
  }
}
