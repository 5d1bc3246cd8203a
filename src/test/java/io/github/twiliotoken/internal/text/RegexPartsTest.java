package io.github.twiliotoken.internal.text;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which characters a text that matches may hold. */
class RegexPartsTest {
  private static boolean mayHold(String regex, char c) {
    return new BoundedPattern(regex).mayHold(c);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "red ~ e ~ .",
        "a-b ~ - ~ .",
        "a\\.b ~ . ~ -",
        "[a-z]+ ~ m ~ -",
        "[a-z-]+ ~ - ~ .",
        "[^.]+ ~ - ~ .",
        "[^a-z] ~ A ~ m",
        "[a-c&&[b]] ~ b ~ a",
        "[a-c[x-z]] ~ y ~ m",
        "[^a[b]] ~ z ~ a",
        "[\\]a] ~ ] ~ [",
        "[a\\-b] ~ - ~ .",
        "\\d+ ~ 7 ~ a",
        "\\D ~ a ~ 7",
        "\\w+ ~ _ ~ -",
        "\\W ~ - ~ a",
        "\\S ~ a ~ `\t`",
        "a.b ~ x ~ `\n`",
        "\\Qa.b\\E-c ~ . ~ ,",
        "\\Qa.b\\E-c ~ - ~ ,",
        "\\Qa|b ~ | ~ -",
        "x\\Q\\E{2}y ~ y ~ 2",
        "a{2,5} ~ a ~ ,",
        "a{2,5}b ~ b ~ 3",
        "a{2,} ~ a ~ 2",
        "a{3} ~ a ~ 3",
        "(a|b)+ ~ b ~ |",
        "(a(?:b)) ~ b ~ :",
        "(?<team>a)b ~ b ~ t",
        "(?<team>a)b ~ b ~ <",
        "(?=a)a ~ a ~ =",
        "(?!a)b ~ b ~ !",
        "(?>a)b ~ b ~ >",
        "(?<=a)b ~ b ~ =",
        "(?<!a)b ~ b ~ !",
        "(a)\\1 ~ a ~ 1",
        "(?<t>a)\\k<t>b ~ b ~ k",
        "a?+b*? ~ b ~ ?",
        "^a$ ~ a ~ ^",
        "\\ba\\b ~ a ~ b",
        "\\Aa\\z ~ a ~ z",
        "\\p{Lower} ~ a ~ L",
        "\\pLx ~ A ~ {",
        "\\P{Lower} ~ A ~ a",
        "\\x41 ~ A ~ 4",
        "\\x{41} ~ A ~ 4",
        "\\u0041 ~ A ~ 0",
        "\\0101 ~ A ~ 1",
        "\\0558 ~ - ~ 5",
        "\\0477 ~ 7 ~ 4",
        "\\0377 ~ `\u00ff` ~ 7",
        "\\N{COLON} ~ : ~ C",
        "\\t ~ `\t` ~ t"
      })
  void aTextMayHoldWhatAPartTakesAndNothingElse(String regex, char yes, char no) {
    assertTrue(mayHold(regex, yes), regex);
    assertFalse(mayHold(regex, no), regex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?i)[a-z]+", "(?i:[a-z]+)", "(?s).", "(?-i)a", "(?u)a", "(?is-u:a)"})
  void flagsMayChangeWhatEveryPartTakes(String regex) {
    assertTrue(mayHold(regex, '.'));
    assertTrue(mayHold(regex, '-'));
    assertTrue(mayHold(regex, '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "[a-z]+(?x) ~ (?x)",
        "(?d:a) ~ (?d:a)",
        "[\\Q[\\E]- ~ [\\Q",
        "[a\\c[]- ~ [a\\c",
        "a\\c\\Q1 ~ \\c",
        "[]a] ~ []",
        "[^]a] ~ [^]",
        "[[]]-] ~ [[]]",
        "a{1000} ~ {1000}",
        "(a{1,1000})b ~ {1,1000})b",
        "${2147483647}b ~ {2147483647}b",
        "a\\b{g}b ~ {g}b"
      })
  void whatCouldEndElsewhereOrCountForYearsIsNotTaken(String regex, String where) {
    assertEquals(
        "TWT-022: '"
            + Problem.shown(regex)
            + "' is not taken at '"
            + Problem.shown(where)
            + "': patterns of values have no \\c, no \\Q in a class, no ] at its beginning, no flags"
            + " but i, m, s and u, and count to 999 at most.",
        refuses(Problem.SETTING_MALFORMED, () -> new BoundedPattern(regex)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a{999}", "a{0,999}", "a{999,}", "(?<n>a)\\k<n>", "(?<!a)b", "(a)(?i:b)"})
  void whatValuesMayNeedIsTaken(String regex) {
    assertEquals(regex, new BoundedPattern(regex).toString());
  }

  @Test
  void halfASurrogatePairIsNeverRuledOut() {
    assertTrue(mayHold("[a-z]+", '\ud83d'));
    assertTrue(mayHold("\ud83d\ude00", '\ude00'));
  }

  @Property(tries = 20_000)
  void everyCharacterOfATextThatMatchesMayBeHeld(
      @ForAll("patterns") String regex, @ForAll("texts") String text) {
    BoundedPattern pattern;
    try {
      pattern = new BoundedPattern(regex);
    } catch (RuntimeException e) {
      Statistics.collect("no pattern");
      return;
    }
    boolean matches = pattern.matches(text);
    Statistics.collect(matches ? "matches" : "does not");

    if (matches) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        assertTrue(pattern.mayHold(c), c + " in " + text + " by " + regex);
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of('a', 'b', '-', '.', ']', '[', '1')
        .list()
        .ofMaxSize(4)
        .map(RegexPartsTest::joined);
  }

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> atom =
        Arbitraries.of(
            "a",
            "b",
            "-",
            "\\.",
            ".",
            "1",
            "\\d",
            "\\w",
            "\\W",
            "[ab]",
            "[^a]",
            "[^.b]",
            "[-.]",
            "[a-b&&[^a]]",
            "[a[-]]",
            "[\\]]",
            "[\\[1]",
            "]",
            "\\Q-\\E",
            "\\Q[\\E",
            "\\Q]a\\E",
            "[\\Q-\\E]",
            "[\\Q[\\E]",
            "[\\Q]\\E]",
            "[]-]",
            "[^]]",
            "\\x2d",
            "\\p{Punct}",
            "[\\w&&[^1]]",
            "",
            "^",
            "$",
            "\\b",
            "\\B",
            "()",
            "(?<=a)",
            "(?<!b)",
            "(?<=[^-])",
            "(?!-)",
            "\\c[",
            "[\\c[a]");
    return Arbitraries.recursive(() -> atom, RegexPartsTest::larger, 0, 3);
  }

  private static Arbitrary<String> larger(Arbitrary<String> part) {
    Arbitrary<String> times = Arbitraries.of("*", "+", "?", "{1,2}", "{2}", "*?", "??", "++");
    return Arbitraries.oneOf(
        Combinators.combine(part, part).as((a, b) -> a + b),
        Combinators.combine(part, part).as((a, b) -> "(" + a + "|" + b + ")"),
        Combinators.combine(part, times).as((a, n) -> "(?:" + a + ")" + n),
        Combinators.combine(part, part).as((a, b) -> "(?<x>" + a + ")" + b + "\\k<x>"),
        Combinators.combine(part, part).as((a, b) -> "(?i:" + a + "|" + b + "|)"),
        Combinators.combine(part, part).as((a, b) -> "(?>" + a + "|" + b + ")"),
        part.map(a -> "(?<=" + a + ")"),
        part.map(a -> "(?=" + a + ")" + a));
  }

  private static String joined(List<Character> chars) {
    StringBuilder text = new StringBuilder();
    chars.forEach(text::append);
    return text.toString();
  }

  @Property(tries = 20_000)
  void countingBranchesChangesNoAnswer(
      @ForAll("patterns") String regex, @ForAll("texts") String text) {
    BoundedPattern pattern;
    try {
      pattern = new BoundedPattern(regex);
    } catch (RuntimeException e) {
      return;
    }
    boolean plain = !text.isEmpty() && Pattern.matches(regex, text);
    Statistics.collect(plain ? "matches" : "does not");

    assertEquals(plain, pattern.matches(text), regex + " on " + text);
  }
}
