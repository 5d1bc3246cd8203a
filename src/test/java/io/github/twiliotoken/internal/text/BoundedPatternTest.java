package io.github.twiliotoken.internal.text;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns that match whole texts and always return. */
class BoundedPatternTest {
  /** Ends a test that hangs. A pattern gives up by its number of reads, long before this. */
  private static final Duration A_HANG = Duration.ofSeconds(30);

  private static boolean matches(String regex, String text) {
    return assertTimeoutPreemptively(A_HANG, () -> new BoundedPattern(regex).matches(text));
  }

  @Test
  void theWholeTextMustMatch() {
    assertTrue(matches("[a-z]+", "red"));
    for (String text : new String[] {"", "red1", "1red", "red\n", "red blue"}) {
      assertFalse(matches("[a-z]+", text), text);
    }
    assertFalse(matches("^red$", "red\n"));
    assertTrue(matches("red|blue", "blue"));
    assertFalse(matches("red|blue", "redblue"));
  }

  @Test
  void aTextMayHave256Characters() {
    assertTrue(matches("a*", "a".repeat(256)));
    assertFalse(matches("a*", "a".repeat(257)));
    assertTrue(matches("(\ud83d\ude00)*", "\ud83d\ude00".repeat(128)));
    assertFalse(matches("(\ud83d\ude00)*", "\ud83d\ude00".repeat(129)));
  }

  @Test
  void anOrdinaryPatternIsNotGivenUpAtFullLength() {
    assertTrue(matches("(a|b)*[ab]", "ab".repeat(128)));
    assertTrue(matches("([a-z]+[-_])*[a-z]+", "team-".repeat(51) + "x"));
    assertTrue(matches("[^@]+@[^@]+\\.[a-z]{2,}", "a".repeat(200) + "@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a|aa)+\\1b",
        "(a+)+b",
        "(a*)*b",
        "([a-z]+)*!",
        "(.*)*x",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(a|a)*b",
        "(a|b|ab)*c",
        "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x",
        "(?=(a+)+b)a*",
        "(a?){200}a{200}b"
      })
  void aPatternThatBacktracksForYearsMatchesNothing(String regex) {
    assertFalse(matches(regex, "a".repeat(200)));
    assertFalse(matches(regex, "ab".repeat(100) + "\n"));
  }

  /** At the end of a text there is no character to read, only branches to try. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "(?:x?|y?|z?) ~ 40",
        "(x?)? ~ 60",
        "(?:|) ~ 80",
        "(?i:x?|y?|z?) ~ 40",
        "(?=x?|y?)(?:x?|y?) ~ 60",
        "(?:(?:x?|y?){0,9}|z?) ~ 40"
      })
  void givesUpWhereBranchesTakeYears(String part, int times) {
    String regex = part.repeat(times) + "b";
    assertFalse(matches(regex, "a"));
    assertFalse(matches(regex, "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"((){999}){999}b", "((?:$){999}){999}b", "((?>){999}){999}b", "(${999}){999}b"})
  void givesUpWhereCountsTakeYears(String regex) {
    assertFalse(matches(regex, "a"));
  }

  @Test
  void aTextOfNothingMatchesNothing() {
    assertFalse(matches("a*", ""));
    assertTrue(matches("a*", "a"));
  }

  @Test
  void aFaultOfTheEngineIsNoMatch() {
    // Java 17 looks behind the text's end here
    assertFalse(matches("[\\h\ud83d\ude00|&&]a", "a"));
  }

  @Test
  void whatItGaveUpOnceItStillMatchesElsewhere() {
    BoundedPattern pattern = new BoundedPattern("(a|aa)+\\1b");

    for (int i = 0; i < 5; i++) {
      assertFalse(assertTimeoutPreemptively(A_HANG, () -> pattern.matches("a".repeat(200))));
      assertTrue(pattern.matches("aab"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "[a-z, Unclosed character class",
    "(a, Unclosed group",
    "*, Dangling meta character '*'"
  })
  void whatIsNoRegularExpressionIsRefused(String regex, String why) {
    assertEquals(
        "TWT-022: '" + regex + "' is no regular expression: " + why + ".",
        refuses(Problem.SETTING_MALFORMED, () -> new BoundedPattern(regex)).getMessage());
  }

  @Test
  void itIsShownAsItWasWritten() {
    assertEquals("[a-z]+", new BoundedPattern("[a-z]+").toString());
  }
}
