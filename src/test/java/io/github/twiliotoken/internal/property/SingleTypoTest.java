package io.github.twiliotoken.internal.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleTypoTest {
  @ParameterizedTest
  @CsvSource({
    "TTL, TTL",
    "TTL, TL",
    "TTL, TTTL",
    "TTL, TTLS",
    "TTL, ATTL",
    "TTL, TAL",
    "TTL, TLT",
    "AB, BA",
    "A, ''",
    "A, B"
  })
  void acceptsOneTypo(String one, String other) {
    assertTrue(SingleTypo.isBetween(one, other));
    assertTrue(SingleTypo.isBetween(other, one));
  }

  @ParameterizedTest
  @CsvSource({"TTL, URL", "TTL, TTLXX", "TTL, L", "ABC, CBA", "ABCD, BADC", "AB, CD", "AB, B_"})
  void refusesTwoTypos(String one, String other) {
    assertFalse(SingleTypo.isBetween(one, other));
    assertFalse(SingleTypo.isBetween(other, one));
  }

  @Property
  void agreesWithTheTextbookTable(@ForAll("names") String one, @ForAll("names") String other) {
    assertEquals(distance(one, other) <= 1, SingleTypo.isBetween(one, other));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("abc").ofMaxLength(5);
  }

  /** Computes the distance by the usual table, with swaps of neighbours. */
  private static int distance(String one, String other) {
    int[][] table = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int replaced = table[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        table[i][j] = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[one.length()][other.length()];
  }
}
