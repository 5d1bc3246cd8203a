package io.github.twiliotoken.internal.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that come from outside. */
class BytesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8})
  void readsUpToTheLimit(int length) throws IOException {
    byte[] bytes = new byte[length];
    assertArrayEquals(bytes, Bytes.readAtMost(8, new ByteArrayInputStream(bytes)).orElseThrow());
  }

  @Test
  void readsOneByteBeyondTheLimitAndNoMore() throws IOException {
    ByteArrayInputStream endless = new ByteArrayInputStream(new byte[100]);

    assertEquals(Optional.empty(), Bytes.readAtMost(8, endless));

    assertEquals(91, endless.available());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "\u00e9\u20ac\ud83d\ude00", "\ufeffmarked", "\u0000"})
  void decodesUtf8(String text) {
    assertEquals(Optional.of(text), Bytes.utf8(text.getBytes(UTF_8)));
  }

  /** A byte of Latin-1, a cut character, an overlong slash, a surrogate, one beyond Unicode. */
  @ParameterizedTest
  @ValueSource(strings = {"e9", "e282", "c0af", "eda080", "f4908080", "61ff62"})
  void replacesNothing(String hex) {
    assertTrue(Bytes.utf8(HexFormat.of().parseHex(hex)).isEmpty());
  }
}
