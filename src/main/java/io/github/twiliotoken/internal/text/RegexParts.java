package io.github.twiliotoken.internal.text;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Splits a regular expression into parts: those that take a character, those that open a branch,
 * and the rest. Java's own engine decides what a part takes. Only where a part ends is decided
 * here, and syntax of which that is unclear is refused: values need no control characters, comments
 * or repetitions in the thousands.
 */
final class RegexParts {
  private static final Pattern HEAD =
      Pattern.compile("\\((?!\\?)|\\(\\?(?:[:=!>]|<[=!]|<[A-Za-z][A-Za-z0-9]*>)");
  private static final Pattern FLAGS = Pattern.compile("\\(\\?[imsu]*+-?[imsu]*+[:)]");
  private static final Pattern REPETITION = Pattern.compile("\\{[0-9]{1,3}(?:,[0-9]{0,3})?}");
  private static final String REFERENCE_OR_PLACE = "123456789bBAGZz";

  /** Takes no character and never fails where the text has one, but has to read it. */
  private static final String PROBE = "(?>(?<=[\\s\\S])|(?=[\\s\\S]))";

  private enum Kind {
    TAKES,
    BRANCHES,
    FLAGS,
    NEITHER
  }

  private record Part(Kind kind, String text) {
    boolean mayTake(char c) {
      return switch (kind) {
        case TAKES ->
            text.startsWith("\\Q")
                ? text.indexOf(c) >= 0
                : Pattern.matches(text, String.valueOf(c));
        case FLAGS -> true; // they may change what every part takes
        case BRANCHES, NEITHER -> false;
      };
    }

    String counted() {
      boolean opens = kind == Kind.BRANCHES || (kind == Kind.FLAGS && text.endsWith(":"));
      return opens ? text + PROBE : text;
    }
  }

  private final String regex;
  private final List<Part> parts = new ArrayList<>();

  /**
   * Splits an expression.
   *
   * @param regex one that compiles
   * @throws TwilioTokenException if it has syntax that is refused
   */
  RegexParts(String regex) {
    this.regex = regex;
    for (int at = 0; at < regex.length(); at += last().text.length()) {
      parts.add(part(at));
    }
  }

  /** Returns whether some part takes the character; always true for half a surrogate pair. */
  boolean mayTake(char c) {
    return Character.isSurrogate(c) || parts.stream().anyMatch(part -> part.mayTake(c));
  }

  /**
   * Returns an equivalent expression in which every branch reads a character, so that it counts.
   * Otherwise, at the end of a text, a branch is tried without a read, and a dozen of them as often
   * as there are atoms.
   */
  String counted() {
    StringBuilder counted = new StringBuilder();
    parts.forEach(part -> counted.append(part.counted()));
    return counted.toString();
  }

  private Part last() {
    return parts.get(parts.size() - 1);
  }

  private Part part(int at) {
    return switch (regex.charAt(at)) {
      case '\\' -> escape(at);
      case '[' -> takes(at, endOfClass(at));
      case '(' -> head(at);
      case '{' -> new Part(Kind.NEITHER, found(REPETITION, at));
      case '|' -> new Part(Kind.BRANCHES, "|");
      case ')', '*', '+', '?', '^', '$' -> new Part(Kind.NEITHER, regex.substring(at, at + 1));
      default -> takes(at, at + 1);
    };
  }

  private Part head(int at) {
    return matcher(HEAD, at).lookingAt()
        ? new Part(Kind.BRANCHES, found(HEAD, at))
        : new Part(Kind.FLAGS, found(FLAGS, at));
  }

  private Part escape(int at) {
    char kind = regex.charAt(at + 1);
    if (REFERENCE_OR_PLACE.indexOf(kind) >= 0) {
      return new Part(Kind.NEITHER, regex.substring(at, at + 2));
    }
    boolean braced = regex.startsWith("{", at + 2);
    return switch (kind) {
      case 'c' -> throw notUnderstood(at, at + 2);
      case 'k' -> new Part(Kind.NEITHER, regex.substring(at, past(">", at)));
      case 'Q' -> new Part(Kind.TAKES, regex.substring(at, past("\\E", at)));
      case 'p', 'P', 'N' -> takes(at, braced ? past("}", at) : at + 3);
      case 'x' -> takes(at, braced ? past("}", at) : at + 4);
      case 'u' -> takes(at, at + 6);
      case '0' -> takes(at, endOfOctal(at));
      default -> takes(at, at + 2);
    };
  }

  /** Returns where Java ends an octal escape: after three digits up to 0377, else after two. */
  private int endOfOctal(int at) {
    int most = regex.charAt(at + 2) <= '3' ? 3 : 2;
    int end = at + 2;
    while (end < Math.min(regex.length(), at + 2 + most)
        && "01234567".indexOf(regex.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private int endOfClass(int at) {
    int depth = 0;
    int end = at;
    while (end < regex.length()) {
      char c = regex.charAt(end++);
      if (c == '\\') {
        if (regex.startsWith("Q", end) || regex.startsWith("c", end)) {
          throw notUnderstood(at, end + 1);
        }
        end++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return end;
      }
    }
    throw notUnderstood(at, end);
  }

  private int past(String closing, int at) {
    int found = regex.indexOf(closing, at);
    return found < 0 ? regex.length() : found + closing.length();
  }

  /** Returns a part that compiles by itself; if it does not, its end is not where it seems. */
  private Part takes(int from, int to) {
    try {
      String text = regex.substring(from, Math.min(to, regex.length()));
      Pattern.compile(text);
      return new Part(Kind.TAKES, text);
    } catch (PatternSyntaxException e) {
      throw notUnderstood(from, to);
    }
  }

  private String found(Pattern syntax, int at) {
    Matcher matcher = matcher(syntax, at);
    if (matcher.lookingAt()) {
      return matcher.group();
    }
    throw notUnderstood(at, regex.length());
  }

  private Matcher matcher(Pattern syntax, int at) {
    return syntax.matcher(regex).region(at, regex.length());
  }

  private TwilioTokenException notUnderstood(int from, int to) {
    return Problem.SETTING_MALFORMED.because(
        "'%s' is not taken at '%s': patterns of values have no \\c, no \\Q in a class, no ] at its"
            + " beginning, no flags but i, m, s and u, and count to 999 at most",
        regex, regex.substring(from, Math.min(to, regex.length())));
  }
}
