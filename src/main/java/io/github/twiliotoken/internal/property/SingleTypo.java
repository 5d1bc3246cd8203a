package io.github.twiliotoken.internal.property;

/**
 * Tells whether one typo turns a name into another: a letter that is missing, added, replaced, or
 * swapped with its neighbour. That is a Damerau-Levenshtein distance of at most one.
 *
 * <p>The check removes what both names begin and end with, and looks at the rest. It takes linear
 * time, where the table for any distance takes the product of both lengths.
 *
 * <p>One typo is enough: four in five misspelt words have just one (Damerau, 1964). With two,
 * foreign names begin to look alike: TWILIO_TOKEN_URL is that far from TWILIO_TOKEN_TTL.
 */
final class SingleTypo {
  private SingleTypo() {}

  /** Returns whether the names are equal, or one typo apart. */
  static boolean isBetween(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    if (Math.max(one.length(), other.length()) > shorter + 1) {
      return false;
    }
    int start = 0;
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    String rest = one.substring(start, one.length() - end);
    String otherRest = other.substring(start, other.length() - end);
    boolean isOneLetter = Math.max(rest.length(), otherRest.length()) <= 1;
    return isOneLetter || isSwap(rest, otherRest);
  }

  private static boolean isSwap(String two, String other) {
    return two.length() == 2
        && other.length() == 2
        && two.charAt(0) == other.charAt(1)
        && two.charAt(1) == other.charAt(0);
  }
}
