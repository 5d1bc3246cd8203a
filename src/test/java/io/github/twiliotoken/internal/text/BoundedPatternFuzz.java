package io.github.twiliotoken.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.fuzz.CountedText;
import io.github.twiliotoken.fuzz.FuzzInput;
import io.github.twiliotoken.problem.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Holds bounded patterns against Java's own: they match the same texts wherever that takes few
 * reads, and know each character that a matching text holds.
 */
public final class BoundedPatternFuzz {
  /** Few enough that the bounded pattern, which reads more, must have an answer as well. */
  private static final int FEW_READS = 5_000;

  private BoundedPatternFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    FuzzInput input = new FuzzInput(data);
    String regex = input.line();
    String text = input.restAsText();
    Optional<Pattern> judge = compiled(regex);
    Optional<BoundedPattern> bounded =
        FuzzInput.accepted(Set.of(Problem.SETTING_MALFORMED), () -> new BoundedPattern(regex));
    if (bounded.isEmpty()) {
      return;
    }
    assertTrue(judge.isPresent(), "taken, and no regular expression");
    boolean matches = bounded.get().matches(text);
    if (text.isEmpty() || text.length() > BoundedPattern.LONGEST) {
      assertFalse(matches, text.length() + " characters match");
      return;
    }
    Optional<Boolean> judged = judged(judge.get(), text);
    if (judged.isPresent()) {
      assertEquals(judged.get(), matches, regex);
    }
    if (matches) {
      text.chars()
          .forEach(
              c -> assertTrue(bounded.get().mayHold((char) c), () -> regex + " holds " + (char) c));
    }
  }

  private static Optional<Pattern> compiled(String regex) {
    try {
      return Optional.of(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** What Java says; nothing where it takes many reads, or fails itself. */
  private static Optional<Boolean> judged(Pattern pattern, String text) {
    try {
      return Optional.of(pattern.matcher(new CountedText(text, FEW_READS)).matches());
    } catch (CountedText.TooManyReads | RuntimeException | StackOverflowError e) {
      return Optional.empty();
    }
  }
}
