package io.github.twiliotoken.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.internal.profile.ProfileTokenRequest;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may ask for, in its body or its query. */
class TokenRequestParserTest {
  private static final ProfileTokenRequest DEFAULTS =
      ProfileTokenRequest.of("default", Optional.empty());

  private static ProfileTokenRequest parse(String json) {
    return TokenRequestParser.parse(
        new StubRequest().json("").toRequest(), new ByteArrayInputStream(json.getBytes(UTF_8)));
  }

  private static void assertMalformed(String detail, String json) {
    var refused = assertThrows(TwilioTokenException.class, () -> parse(json));
    assertEquals(Problem.REQUEST_MALFORMED, refused.problem());
    assertEquals(detail, refused.detail());
  }

  @Test
  void readsEveryMember() {
    assertEquals(
        new ProfileTokenRequest(
            "softphone",
            Optional.of(Duration.ofMinutes(15)),
            Optional.of("älice"),
            Map.of("room", "standup")),
        parse(
            """
            {"profile": "softphone", "ttl": 900, "identity": "älice",
             "params": {"room": "standup"}}
            """));
  }

  @Test
  void everyMemberIsOptional() {
    assertEquals(DEFAULTS, parse("{}"));
    assertEquals(DEFAULTS, parse(" \n{ } \t"));
    assertEquals(DEFAULTS, parse("{\"params\": {}}"));
  }

  @Test
  void anEmptyBodyAsksForTheDefaults() {
    assertEquals(DEFAULTS, parse(""));
  }

  @Nested
  class Json {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "\ufeff{}",
          "\n",
          " ",
          "{",
          "{}}",
          "{} x",
          "{'profile': \"a\"}",
          "{\"profile\": \"a\",}",
          "//"
        })
    void isExactlyOneObject(String body) {
      assertMalformed("This is no JSON object", body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"default\"", "1", "null", "true"})
    void isNoOtherValue(String json) {
      assertMalformed("The JSON is no object", json);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"params\": {\"a\": {}}}",
          "{\"params\": {\"a\": []}}",
          "{\"profile\": [[]]}",
          "{\"other\": {\"a\": {\"b\": 1}}}"
        })
    void isNestedNoDeeperThanParams(String json) {
      assertMalformed("The JSON is nested deeper than 2 levels", json);
    }

    @Test
    void of8KibOfBracketsIsMalformedAndNoFault() {
      assertMalformed("The JSON is nested deeper than 2 levels", "{\"a\":" + "[".repeat(8000));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "profile | {\"profile\": \"a\", \"profile\": \"a\"}",
          "profile | {\"profile\": \"a\", \"\\u0070rofile\": \"b\"}",
          "ttl     | {\"ttl\": 900, \"params\": {}, \"ttl\": 86400}",
          "room    | {\"params\": {\"room\": \"a\", \"room\": \"a\"}}"
        })
    void repeatsNoMember(String name, String json) {
      assertMalformed("The member '" + name + "' is repeated", json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Profile", "grants", "TTL", "", "room"})
    void hasNoUnknownMember(String name) {
      assertMalformed(
          "The member '" + name + "' is unknown; known are profile, ttl, identity and params",
          "{\"" + name + "\": \"a\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "ttl", "identity", "params"})
    void hasNoNull(String name) {
      assertMalformed(
          "The member '" + name + "' is null; leave it out instead", "{\"" + name + "\": null}");
    }
  }

  @Nested
  class Ttl {
    @ParameterizedTest
    @CsvSource({"1", "900", "86401", "999999999"})
    void isWholeSeconds(long seconds) {
      assertEquals(
          Optional.of(Duration.ofSeconds(seconds)), parse("{\"ttl\": " + seconds + "}").ttl());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "0",
          "-1",
          "-0",
          "1000000000",
          "1.0",
          "900.5",
          "1e3",
          "1E3",
          "1e1000000",
          "1e-1",
          "99999999999999999999999"
        })
    void isNoOtherNumber(String ttl) {
      assertMalformed(
          "The member 'ttl' is "
              + ttl
              + ", which is not a whole number of seconds from 1 to 999999999",
          "{\"ttl\": " + ttl + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"900\"", "true", "{}", "[]", "[900]"})
    void isNoOtherType(String ttl) {
      assertMalformed(
          "The member 'ttl' is not a number; send seconds without quotes, such as 900",
          "{\"ttl\": " + ttl + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "+1", "0x10", "NaN", "1.", ".5", "1e"})
    void isAJsonNumber(String ttl) {
      assertMalformed("This is no JSON object", "{\"ttl\": " + ttl + "}");
    }
  }

  @Nested
  class Members {
    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "{}", "[]", "[\"alice\"]"})
    void profileAndIdentityAreStrings(String value) {
      assertMalformed("The member 'profile' is not a string", "{\"profile\": " + value + "}");
      assertMalformed("The member 'identity' is not a string", "{\"identity\": " + value + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"room\"", "1", "[]", "true"})
    void paramsAreAnObject(String value) {
      assertMalformed("The member 'params' is not an object", "{\"params\": " + value + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "1.5"})
    void valuesOfParamsAreStrings(String value) {
      assertMalformed(
          "The parameter 'room' is not a string",
          "{\"params\": {\"a\": \"b\", \"room\": " + value + "}}");
    }
  }

  @Nested
  class Query {
    @Test
    void mayHoldTheIdentity() {
      assertEquals(DEFAULTS, TokenRequestParser.parseQuery(Map.of()));
      assertEquals(
          new ProfileTokenRequest("default", Optional.empty(), Optional.of("alice"), Map.of()),
          TokenRequestParser.parseQuery(Map.of("identity", List.of("alice"))));
    }

    @Test
    void holdsNothingElse() {
      assertRefused(
          "The query has 'ttl'; only identity is known, use POST for the rest",
          Map.of("ttl", List.of("60")));
      assertRefused(
          "The query has more than one identity", Map.of("identity", List.of("alice", "alice")));
    }

    private static void assertRefused(String detail, Map<String, List<String>> query) {
      var refused =
          assertThrows(TwilioTokenException.class, () -> TokenRequestParser.parseQuery(query));
      assertEquals(Problem.REQUEST_MALFORMED, refused.problem());
      assertEquals(detail, refused.detail());
    }
  }
}
