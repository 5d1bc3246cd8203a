package io.github.twiliotoken.jwt;

import java.nio.charset.StandardCharsets;

/**
 * Base64url without padding (RFC 4648, section 5), written piece by piece: the JDK's encoder takes
 * the whole at once, and would encode again what no token changes.
 */
final class Base64UrlWriter {
  private static final byte[] ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
          .getBytes(StandardCharsets.US_ASCII);

  private final byte[] out;
  private int at;

  /** The bytes that do not make a group of three yet: none, one or two. */
  private int waiting;

  private int bits;

  /** Writes to {@code out} from {@code at} on. */
  Base64UrlWriter(byte[] out, int at) {
    this.out = out;
    this.at = at;
  }

  /** How many characters become of so many bytes. */
  static int length(int bytes) {
    return (bytes * 4 + 2) / 3;
  }

  void write(byte[] bytes) {
    int i = complete(bytes);
    int to = at;
    for (; i + 2 < bytes.length; i += 3, to += 4) {
      group((bytes[i] << 16) | ((bytes[i + 1] & 0xFF) << 8) | (bytes[i + 2] & 0xFF), to);
    }
    at = to;
    keep(bytes, i);
  }

  /** Writes characters that are a byte each. */
  void write(String latin1) {
    int i = 0;
    while (waiting > 0 && i < latin1.length()) {
      write(latin1.charAt(i++));
    }
    int to = at;
    for (; i + 2 < latin1.length(); i += 3, to += 4) {
      group((latin1.charAt(i) << 16) | (latin1.charAt(i + 1) << 8) | latin1.charAt(i + 2), to);
    }
    at = to;
    while (i < latin1.length()) {
      write(latin1.charAt(i++));
    }
  }

  void write(Fragment fragment) {
    int from = complete(fragment.bytes);
    byte[] ready = fragment.encoded(from);
    System.arraycopy(ready, 0, out, at, ready.length);
    at += ready.length;
    keep(fragment.bytes, from + ready.length / 4 * 3);
  }

  /** Writes what is left; nothing may follow. */
  void end() {
    int last = bits << (8 * (3 - waiting));
    for (int i = 0; waiting > 0 && i <= waiting; i++) {
      out[at++] = ALPHABET[(last >> (18 - 6 * i)) & 63];
    }
  }

  private void write(int oneByte) {
    bits = (bits << 8) | oneByte;
    if (++waiting == 3) {
      group(bits, at);
      at += 4;
      waiting = 0;
    }
  }

  /** Takes the bytes that complete a begun group; gives how many. */
  private int complete(byte[] bytes) {
    int taken = 0;
    while (waiting > 0 && taken < bytes.length) {
      bits = (bits << 8) | (bytes[taken++] & 0xFF);
      if (++waiting == 3) {
        group(bits, at);
        at += 4;
        waiting = 0;
      }
    }
    return taken;
  }

  /** Keeps the bytes from here on, which are fewer than three. */
  private void keep(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      bits = (bits << 8) | (bytes[i] & 0xFF);
      waiting++;
    }
  }

  private void group(int three, int to) {
    out[to] = ALPHABET[(three >> 18) & 63];
    out[to + 1] = ALPHABET[(three >> 12) & 63];
    out[to + 2] = ALPHABET[(three >> 6) & 63];
    out[to + 3] = ALPHABET[three & 63];
  }
}
