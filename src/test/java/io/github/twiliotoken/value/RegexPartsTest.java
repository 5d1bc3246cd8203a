package io.github.twiliotoken.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
        "\\N{COLON} ~ : ~ C",
        "\\t ~ `\t` ~ t"
      })
  void aTextMayHoldWhatAPartTakesAndNothingElse(String regex, char yes, char no) {
    assertTrue(mayHold(regex, yes), regex);
    assertFalse(mayHold(regex, no), regex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)[a-z]+",
        "(?i:[a-z]+)",
        "[a-z]+(?x)",
        "(?s).",
        "(?-i)a",
        "(?u)a",
        "[]a]",
        "[a\\c[]-"
      })
  void whateverIsNotUnderstoodTakesEverything(String regex) {
    assertTrue(mayHold(regex, '.'));
    assertTrue(mayHold(regex, '-'));
    assertTrue(mayHold(regex, '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "[\\Q[\\E]- ~ [-",
        "[\\Q[\\E]-] ~ [-]",
        "[\\Qa]\\E]- ~ ]-",
        "[a\\c[]- ~ a-",
        "[a\\c\\]-x] ~ a-x]",
        "[[]]-] ~ -",
        "[^]a] ~ -",
        "[a[]b]]- ~ ]-",
      })
  void aClassWhoseEndIsHardToFindHidesNothing(String regex, String text) {
    BoundedPattern pattern = new BoundedPattern(regex);
    assertTrue(pattern.matches(text), regex);
    text.chars().forEach(c -> assertTrue(pattern.mayHold((char) c), regex + " " + (char) c));
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
            "\\c[",
            "[\\c[a]");
    return Arbitraries.recursive(() -> atom, RegexPartsTest::larger, 0, 3);
  }

  private static Arbitrary<String> larger(Arbitrary<String> part) {
    Arbitrary<String> times = Arbitraries.of("*", "+", "?", "{1,2}", "{2}", "*?");
    return Arbitraries.oneOf(
        Combinators.combine(part, part).as((a, b) -> a + b),
        Combinators.combine(part, part).as((a, b) -> "(" + a + "|" + b + ")"),
        Combinators.combine(part, times).as((a, n) -> "(?:" + a + ")" + n),
        Combinators.combine(part, part).as((a, b) -> "(?<x>" + a + ")" + b + "\\k<x>"),
        part.map(a -> "(?=" + a + ")" + a));
  }

  private static String joined(List<Character> chars) {
    StringBuilder text = new StringBuilder();
    chars.forEach(text::append);
    return text.toString();
  }

  @Test
  void thePartsMayBeAskedAgain() {
    RegexParts parts = new RegexParts("[a-z]+\\.");
    assertEquals(
        List.of(true, false, true),
        List.of(parts.anyTakes('.'), parts.anyTakes('-'), parts.anyTakes('q')));
  }
}
