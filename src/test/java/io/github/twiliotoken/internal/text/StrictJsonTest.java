package io.github.twiliotoken.internal.text;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.twiliotoken.problem.Problem;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.johnzon.core.JsonProviderImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One JSON object and nothing around it. */
class StrictJsonTest {
  /** TomEE has Johnzon, which takes more than JSON is; the other servers have Parsson. */
  private static final List<JsonProvider> LIBRARIES =
      List.of(new org.eclipse.parsson.JsonProviderImpl(), new JsonProviderImpl());

  private static Map<String, Object> read(String text, int deepest) {
    return StrictJson.object(text, deepest, number -> number);
  }

  @Test
  void keepsOrderAndEveryValue() {
    Map<String, Object> read =
        read("{\"b\":[1,\"x\",true],\"a\":{\"c\":false}, \"n\":1e1000000}", 2);

    assertEquals(List.of("b", "a", "n"), List.copyOf(read.keySet()));
    assertEquals(List.of("1", "x", true), read.get("b"));
    assertEquals(Map.of("c", false), read.get("a"));
    assertEquals("1e1000000", read.get("n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "1",
        "\"x\"",
        "null",
        "{",
        "{}x",
        "{}{}",
        "{},",
        "{}null",
        "{}\u0000",
        "{} []",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":null}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"a\":1,\"\\u0061\":1}",
        "{\"a\":[{\"b\":1,\"b\":2}]}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":+1}",
        "{\"a\":[null]}",
        "{\"a\"}",
        "{\"a\":\"\u0001\"}",
        "\ufeff{}",
        "/**/{}",
        "{ }\u0000",
        "{}\\",
        "{\"a\":\"\\x\"}",
        "{\"ab\":\"\\x\"}",
        "{\"a\":\"\\'\"}",
        "{\"a\":\"\\"
      })
  void refusesAnythingElse(String text) {
    for (JsonProvider library : LIBRARIES) {
      refuses(
          Problem.REQUEST_MALFORMED,
          () -> StrictJson.object(library, text, 9, number -> number, false));
    }
  }

  @Test
  void takesEveryEscape() {
    assertEquals(
        Map.of("a", "\"\\/\b\f\n\r\tA"), read("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"}", 1));
  }

  @Test
  void refusesTheFirstLevelTooDeep() {
    assertEquals(1, read("{\"a\":{}}", 2).size());
    refuses(Problem.REQUEST_MALFORMED, () -> read("{\"a\":{\"b\":{}}}", 2));
    refuses(Problem.REQUEST_MALFORMED, () -> read("{\"a\":[]}", 1));
    refuses(Problem.REQUEST_MALFORMED, () -> read("{\"a\":".repeat(4000), 16));
  }

  @Test
  void losesNoDigit() {
    assertEquals(3L, StrictJson.exactNumber("3"));
    assertEquals(Long.MAX_VALUE, StrictJson.exactNumber("9223372036854775807"));
    assertEquals(
        new BigInteger("9223372036854775808"), StrictJson.exactNumber("9223372036854775808"));
    assertEquals(Long.MIN_VALUE, StrictJson.exactNumber("-9223372036854775808"));
    assertEquals(
        new BigInteger("-9223372036854775809"), StrictJson.exactNumber("-9223372036854775809"));
    assertEquals(new BigDecimal("0.10"), StrictJson.exactNumber("0.10"));
    assertEquals(new BigDecimal("1E+2"), StrictJson.exactNumber("1e2"));
  }

  @Test
  void aHugeExponentCostsNothing() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> {
          for (String number : List.of("1e1000000", "1E999999999", "-1e-999999999")) {
            assertEquals(number, read("{\"n\":" + number + "}", 1).get("n"));
            StrictJson.object("{\"n\":" + number + "}", 1, StrictJson::exactNumber);
          }
        });
  }

  @Test
  void aMemberIsRepeatedOnlyWithinItsOwnObject() {
    assertEquals(
        Map.of("a", Map.of("a", "1"), "b", List.of(Map.of("a", "1"), Map.of("a", "1"))),
        read("{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}", 3));
    assertEquals(2, read("{\"a\":1,\"A\":1}", 1).size());
  }

  @Test
  void whiteSpaceAroundTheObjectIsNothing() {
    assertEquals(Map.of("a", ""), read(" \t\r\n{ \"a\" : \"\" }\r\n ", 1));
  }

  @Test
  void whatTheNumberRuleRefusesKeepsItsProblem() {
    refuses(
        Problem.TTL_NOT_POSSIBLE,
        () ->
            StrictJson.object(
                "{\"n\":9}",
                1,
                number -> {
                  throw Problem.TTL_NOT_POSSIBLE.because("not '%s'", number);
                }));
  }
}
