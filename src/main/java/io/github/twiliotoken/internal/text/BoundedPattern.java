package io.github.twiliotoken.internal.text;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.Serial;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Matches whole texts against a regular expression, and gives up instead of hanging a thread:
 * Java's engine backtracks, so that {@code (a|aa)+\1b} would take years over forty letters. It
 * counts how often the engine reads a character, and ends the match after 100,000 reads.
 */
public final class BoundedPattern {
  /** The longest text that can match, in characters (UTF-16 units). */
  public static final int LONGEST = 256;

  private static final int MOST_READS = 100_000;

  private final String regex;
  private final RegexParts parts;
  private final Pattern pattern;

  /**
   * Compiles the expression.
   *
   * @param regex as {@link Pattern} takes it, but for a few constructs that values do not need; the
   *     refusal names them
   * @throws TwilioTokenException if it is no regular expression, or has such a construct
   */
  public BoundedPattern(String regex) {
    this.regex = regex;
    try {
      Pattern.compile(regex);
      parts = new RegexParts(regex);
      pattern = Pattern.compile(parts.counted());
    } catch (PatternSyntaxException e) {
      throw Problem.SETTING_MALFORMED.because(
          "'%s' is no regular expression: %s", regex, e.getDescription());
    }
  }

  /**
   * Returns whether the whole text matches. It is false for an empty text, for one of more than
   * {@link #LONGEST} characters, and if the match takes too many reads.
   */
  public boolean matches(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    try {
      return pattern.matcher(new Counted(text, new AtomicInteger(MOST_READS))).matches();
    } catch (RuntimeException | StackOverflowError e) {
      // too many reads, too deep, or one of the engine's own faults
      return false;
    }
  }

  /**
   * Returns whether a text that matches may hold this character. It looks at each part of the
   * expression by itself, so it may be true where no text can match, and is never wrongly false.
   */
  public boolean mayHold(char c) {
    return parts.mayTake(c);
  }

  /** Returns the expression as it was written. */
  @Override
  public String toString() {
    return regex;
  }

  private static final class TooManyReads extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    TooManyReads() {
      super("", null, false, false);
    }
  }

  /** Counts reads: the engine has no time limit, but reads every character through this. */
  private record Counted(String text, AtomicInteger left) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (left.decrementAndGet() < 0) {
        throw new TooManyReads();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.substring(start, end), left);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
