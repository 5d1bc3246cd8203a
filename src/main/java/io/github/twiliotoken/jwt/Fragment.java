package io.github.twiliotoken.jwt;

import java.util.Arrays;
import java.util.Base64;

/**
 * Bytes that many tokens share, and their Base64url. Three bytes become four characters, so what a
 * byte becomes depends on how many stand before it: all three cases are kept.
 */
final class Fragment {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  final byte[] bytes;
  private final byte[][] encoded = new byte[3][];

  Fragment(byte[] bytes) {
    this.bytes = bytes;
    for (int from = 0; from < 3; from++) {
      int until = bytes.length - Math.max(0, bytes.length - from) % 3;
      encoded[from] =
          from < until ? BASE64URL.encode(Arrays.copyOfRange(bytes, from, until)) : new byte[0];
    }
  }

  /** Base64url of the whole groups of three from this byte on; {@code from} is 0, 1 or 2. */
  byte[] encoded(int from) {
    return encoded[from];
  }
}
