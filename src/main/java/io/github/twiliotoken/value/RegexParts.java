package io.github.twiliotoken.value;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The parts of a regular expression that take a character: literals, escapes and classes. Java's
 * own engine says what each takes; only where a part ends is decided here, and whatever is not
 * understood takes everything.
 */
final class RegexParts {
  private static final String SYNTAX = "()|*+?^$";
  private static final String BACK_REFERENCE = "123456789k";

  private final String regex;
  private int at;

  RegexParts(String regex) {
    this.regex = regex;
  }

  boolean anyTakes(char c) {
    at = 0;
    while (at < regex.length()) {
      if (partTakes(c)) {
        return true;
      }
    }
    return false;
  }

  private boolean partTakes(char c) {
    char first = regex.charAt(at);
    return switch (first) {
      case '\\' -> escapeTakes(c);
      case '[' -> takes(classUntil(), c);
      case '.' -> takes(part(1), c);
      case '{' -> skip(past('}'));
      case '(' -> groupTakesAll();
      default -> SYNTAX.indexOf(first) >= 0 ? skip(1) : takes(Pattern.quote(part(1)), c);
    };
  }

  /** The head of a group takes nothing, unless it sets flags, which may change every part. */
  private boolean groupTakesAll() {
    if (!regex.startsWith("(?", at)) {
      return skip(1);
    }
    for (String head : new String[] {"(?:", "(?=", "(?!", "(?>", "(?<=", "(?<!"}) {
      if (regex.startsWith(head, at)) {
        return skip(head.length());
      }
    }
    return regex.startsWith("(?<", at) ? skip(past('>')) : true;
  }

  private boolean escapeTakes(char c) {
    char kind = at + 1 < regex.length() ? regex.charAt(at + 1) : ' ';
    if (kind == 'Q') {
      int end = regex.indexOf("\\E", at);
      String quoted = part((end < 0 ? regex.length() : end + 2) - at);
      return quoted.indexOf(c) >= 0;
    }
    if (BACK_REFERENCE.indexOf(kind) >= 0) {
      // it takes what its group took
      return skip(kind == 'k' ? past('>') : 2);
    }
    boolean braced = "pPxN".indexOf(kind) >= 0 && regex.startsWith("{", at + 2);
    int length =
        switch (kind) {
          case 'p', 'P' -> 3;
          case 'c' -> 3;
          case 'x' -> 4;
          case 'u' -> 6;
          case '0' -> octal();
          default -> 2;
        };
    return takes(part(braced ? past('}') : length), c);
  }

  /**
   * As Java reads it: three digits up to 0377, else two, and the third is a character of its own.
   */
  private int octal() {
    int most = at + 2 < regex.length() && regex.charAt(at + 2) > '3' ? 2 : 3;
    int end = at + 2;
    while (end < regex.length()
        && end < at + 2 + most
        && "01234567".indexOf(regex.charAt(end)) >= 0) {
      end++;
    }
    return end - at;
  }

  /** A class to its end; only its bracket, which takes everything, where quotes hide the end. */
  private String classUntil() {
    int depth = 0;
    int end = at;
    while (end < regex.length()) {
      char c = regex.charAt(end);
      if (c == '\\') {
        end++;
        if (regex.startsWith("Q", end) || regex.startsWith("c", end)) {
          return part(1);
        }
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        break;
      }
      end++;
    }
    return part(end + 1 - at);
  }

  private int past(char closing) {
    int end = regex.indexOf(closing, at);
    return (end < 0 ? regex.length() : end + 1) - at;
  }

  private String part(int length) {
    int from = at;
    at = Math.min(regex.length(), from + length);
    return regex.substring(from, at);
  }

  private boolean skip(int length) {
    at += length;
    return false;
  }

  private static boolean takes(String part, char c) {
    try {
      return Character.isSurrogate(c) || Pattern.matches(part, String.valueOf(c));
    } catch (PatternSyntaxException e) {
      return true;
    }
  }
}
