package io.github.twiliotoken.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads bytes that come from outside: up to a limit, and as strict UTF-8. */
public final class Bytes {
  private Bytes() {}

  /**
   * Reads a stream to its end; empty if it holds more than {@code most} bytes.
   *
   * @param most the largest accepted length; at most one byte more is read
   * @throws IOException if the stream cannot be read
   */
  public static Optional<byte[]> readAtMost(int most, InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(most + 1);
    return bytes.length > most ? Optional.empty() : Optional.of(bytes);
  }

  /** Decodes UTF-8; empty if the bytes are not UTF-8. Nothing is replaced, unlike in a String. */
  public static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
