package io.github.twiliotoken.internal.text;

import java.util.List;

/**
 * Holds a set of ASCII characters as 128 bits, and checks texts against it in one pass. A regular
 * expression would do, but would cost more than all other checks of a token.
 */
public final class AsciiSet {
  /** {@code A-Z a-z 0-9}. */
  public static final AsciiSet LETTERS_AND_DIGITS =
      range('0', '9').or(range('A', 'Z')).or(range('a', 'z'));

  private static final int ASCII = 128;
  private static final int MOST_NAMED = 8;

  private final long low;
  private final long high;

  private AsciiSet(long low, long high) {
    this.low = low;
    this.high = high;
  }

  /**
   * Returns the set of these characters.
   *
   * @throws IllegalArgumentException if one is not ASCII
   */
  public static AsciiSet of(String characters) {
    AsciiSet set = new AsciiSet(0, 0);
    for (int i = 0; i < characters.length(); i++) {
      set = set.or(range(characters.charAt(i), characters.charAt(i)));
    }
    return set;
  }

  /**
   * Returns the set of the characters from {@code first} to {@code last}, both included.
   *
   * @throws IllegalArgumentException if {@code last} is not ASCII
   */
  public static AsciiSet range(char first, char last) {
    if (last >= ASCII) {
      throw new IllegalArgumentException("U+%04X is no ASCII".formatted((int) last));
    }
    long low = 0;
    long high = 0;
    for (char c = first; c <= last; c++) {
      low |= c < Long.SIZE ? 1L << c : 0;
      high |= c < Long.SIZE ? 0 : 1L << c;
    }
    return new AsciiSet(low, high);
  }

  /** Returns the union of both sets. */
  public AsciiSet or(AsciiSet other) {
    return new AsciiSet(low | other.low, high | other.high);
  }

  /** Returns the characters of this set that are not in the other. */
  public AsciiSet without(AsciiSet other) {
    return new AsciiSet(low & ~other.low, high & ~other.high);
  }

  private boolean contains(char c) {
    return c < ASCII && (((c < Long.SIZE ? low : high) >>> c) & 1) != 0;
  }

  /** Returns whether the text has no other characters; true for the empty text. */
  public boolean containsAll(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!contains(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Names the characters of a text that are in this set, each once, for a message. */
  public String namesOf(String text) {
    return names(text, true);
  }

  /** Names the characters of a text that are not in this set, each once, for a message. */
  public String namesOfOthers(String text) {
    return names(text, false);
  }

  private String names(String text, boolean inside) {
    List<String> names =
        text.codePoints()
            .filter(c -> (c < ASCII && contains((char) c)) == inside)
            .distinct()
            .limit(MOST_NAMED + 1L)
            .mapToObj(c -> c == ' ' ? "a space" : Character.toString(c))
            .toList();
    return names.size() > MOST_NAMED
        ? String.join(" ", names.subList(0, MOST_NAMED)) + " and others"
        : String.join(" ", names);
  }

  /** Returns whether the text has one of these characters. */
  public boolean containsAny(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (contains(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
