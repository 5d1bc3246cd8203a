package io.github.twiliotoken.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** The JDK's encoder judges ours. */
class Base64UrlWriterTest {
  @Property
  void piecesAreEncodedAsTheirWhole(@ForAll @Size(max = 9) List<byte @Size(max = 40) []> pieces) {
    byte[] whole = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
    int length = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, whole, length, piece.length);
      length += piece.length;
    }
    String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    for (int way = 0; way < 3; way++) {
      byte[] out = new byte[1 + Base64UrlWriter.length(whole.length)];
      Base64UrlWriter writer = new Base64UrlWriter(out, 1);
      for (byte[] piece : pieces) {
        switch (way) {
          case 0 -> writer.write(piece);
          case 1 -> writer.write(new Fragment(piece));
          default -> writer.write(new String(piece, StandardCharsets.ISO_8859_1));
        }
      }
      writer.end();
      assertEquals(expected, new String(out, 1, out.length - 1, StandardCharsets.ISO_8859_1));
    }
  }
}
