package io.github.twiliotoken.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

/** A pattern judges it. */
class AsciiSetTest {
  private static final AsciiSet SET =
      AsciiSet.LETTERS_AND_DIGITS.or(AsciiSet.of("_?~\0")).without(AsciiSet.range('b', 'd'));
  private static final String PATTERN = "[A-Za-z0-9_?~\0&&[^b-d]]";

  @Property
  void saysWhatThePatternSays(@ForAll @CharRange(from = 0, to = 0x17f) String text) {
    assertEquals(text.matches(PATTERN + "*"), SET.containsAll(text));
    assertEquals(text.matches("(?s).*" + PATTERN + ".*"), SET.containsAny(text));
  }

  @Property
  void knowsEachCharacter(@ForAll char c) {
    String text = String.valueOf(c);
    assertEquals(text.matches(PATTERN), SET.containsAll(text));
    assertEquals(text.matches(PATTERN), SET.containsAny(text));
  }

  @Example
  void namesEachCharacterOnce() {
    AsciiSet reserved = AsciiSet.of("@:. ");

    assertEquals("@ .", reserved.namesOf("a@b@c.de"));
    assertEquals("a space", reserved.namesOf("a b"));
    assertEquals(
        "\u00e9 \ud83d\ude00", AsciiSet.LETTERS_AND_DIGITS.namesOfOthers("jos\u00e9\ud83d\ude00"));
    assertEquals("1 2 3 4 5 6 7 8", reserved.namesOfOthers("12345678"));
    assertEquals("1 2 3 4 5 6 7 8 and others", reserved.namesOfOthers("123456789"));
  }

  @Example
  void endsWithAscii() {
    assertTrue(AsciiSet.of("\u007f").containsAll("\u007f"));
    assertThrows(IllegalArgumentException.class, () -> AsciiSet.of("\u0080"));
    assertThrows(IllegalArgumentException.class, () -> AsciiSet.range('a', '\uffff'));
  }
}
