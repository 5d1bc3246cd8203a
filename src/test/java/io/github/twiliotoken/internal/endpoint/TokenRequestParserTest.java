package io.github.twiliotoken.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.internal.profile.ProfileTokenRequest;
import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The members of a request's JSON, as they may be and as they may not. */
class TokenRequestParserTest {
  private static final ProfileTokenRequest NOTHING_SAID =
      ProfileTokenRequest.of("default", Optional.empty());

  private static ProfileTokenRequest read(String json) {
    return RequestBodyBytesTest.read("application/json", json.getBytes(UTF_8));
  }

  private static void assertMalformed(String detail, String json) {
    RequestBodyBytesTest.assertRefused(
        Problem.REQUEST_MALFORMED, detail, "application/json", json.getBytes(UTF_8));
  }

  @Test
  void everyMemberIsRead() {
    assertEquals(
        new ProfileTokenRequest(
            "softphone",
            Optional.of(Duration.ofMinutes(15)),
            Optional.of("älice"),
            Map.of("room", "standup")),
        read(
            """
            {"profile": "softphone", "ttl": 900, "identity": "älice",
             "params": {"room": "standup"}}
            """));
  }

  @Test
  void everyMemberMayBeLeftOut() {
    assertEquals(NOTHING_SAID, read("{}"));
    assertEquals(NOTHING_SAID, read(" \n{ } \t"));
    assertEquals(NOTHING_SAID, read("{\"params\": {}}"));
  }

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
  void whatIsNotExactlyOneJsonObjectIsMalformed(String body) {
    assertMalformed("This is no JSON object", body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"default\"", "1", "null", "true"})
  void anotherJsonValueIsNoOrder(String json) {
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
  void nothingIsNestedDeeperThanTheParameters(String json) {
    assertMalformed("The JSON is nested deeper than 2 levels", json);
  }

  @Test
  void eightKibOfBracketsAreMalformedAndNotAFault() {
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
  void noMemberIsGivenTwice(String name, String json) {
    assertMalformed("The member '" + name + "' is repeated", json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Profile", "grants", "TTL", "", "room"})
  void anUnknownMemberIsAnError(String name) {
    assertMalformed(
        "The member '" + name + "' is unknown; known are profile, ttl, identity and params",
        "{\"" + name + "\": \"a\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"profile", "ttl", "identity", "params"})
  void nullIsNotTheSameAsLeftOut(String name) {
    assertMalformed(
        "The member '" + name + "' is null; leave it out instead", "{\"" + name + "\": null}");
  }

  @ParameterizedTest
  @CsvSource({"1", "900", "86401", "999999999"})
  void aLifetimeIsWholeSeconds(long seconds) {
    assertEquals(
        Optional.of(Duration.ofSeconds(seconds)), read("{\"ttl\": " + seconds + "}").ttl());
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
  void aLifetimeThatIsNoWholeNumberIsMalformedAndShown(String ttl) {
    assertMalformed(
        "The member 'ttl' is "
            + ttl
            + ", which is not a whole number of seconds from 1 to 999999999",
        "{\"ttl\": " + ttl + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"900\"", "true", "{}", "[]", "[900]"})
  void aLifetimeInAnyOtherFormIsMalformed(String ttl) {
    assertMalformed(
        "The member 'ttl' is not a number; send seconds without quotes, such as 900",
        "{\"ttl\": " + ttl + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "+1", "0x10", "NaN", "1.", ".5", "1e"})
  void aLifetimeThatIsNoJsonNumberIsMalformed(String ttl) {
    assertMalformed("This is no JSON object", "{\"ttl\": " + ttl + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "{}", "[]", "[\"alice\"]"})
  void profileAndIdentityAreTexts(String value) {
    assertMalformed("The member 'profile' is not a string", "{\"profile\": " + value + "}");
    assertMalformed("The member 'identity' is not a string", "{\"identity\": " + value + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"room\"", "1", "[]", "true"})
  void parametersAreAnObject(String value) {
    assertMalformed("The member 'params' is not an object", "{\"params\": " + value + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "1.5"})
  void aParameterIsAText(String value) {
    assertMalformed(
        "The parameter 'room' is not a string",
        "{\"params\": {\"a\": \"b\", \"room\": " + value + "}}");
  }
}
