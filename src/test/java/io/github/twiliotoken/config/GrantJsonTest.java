package io.github.twiliotoken.config;

import static io.github.twiliotoken.config.Given.HEX;
import static io.github.twiliotoken.config.Given.PROFILE;
import static io.github.twiliotoken.config.GrantKeysTest.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.grant.CustomGrant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile says in JSON: custom grants and parameters of calls. */
class GrantJsonTest {
  private static final String APPLICATION = PROFILE + "voice.outgoing.application.sid";
  private static final String PARAMS = PROFILE + "voice.outgoing.params";
  private static final String ONE_OBJECT =
      "; it needs one JSON object, for example {\"team\": \"red\"}.";

  @Test
  void aCustomGrantIsAJsonObjectUnderItsOwnKey() {
    assertEquals(
        List.of(
            new CustomGrant("ip_messaging", Map.of("service_sid", "IS1")),
            new CustomGrant("x.y", Map.of("n", new BigDecimal("0.10"), "l", List.of(true, "a")))),
        Given.injection()
            .with(PROFILE + "grant.x.y", "{\"n\": 0.10, \"l\": [true, \"a\"]}")
            .with(PROFILE + "grant.ip_messaging", "{\"service_sid\":\"IS1\"}")
            .profile()
            .grants());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"voice", "chat", "video", "data_sync", "task_router", "player", "identity"})
  void aKeyThatHasATypeOfItsOwnIsNoCustomGrant(String key) {
    String setting = PROFILE + "grant." + key;
    assertEquals(
        "TWT-042: "
            + at(setting)
            + ": '"
            + key
            + "' is blank or has a type of its own. Use the grant's own type, or another key.",
        Given.injection().with(setting, "{}").problem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1, \"a\": 2}           | The member 'a' is repeated",
        "{\"a\": {\"b\": 1, \"b\": 1}}  | The member 'b' is repeated",
        "{\"a\": null}                  | The member 'a' is null; leave it out instead",
        "{\"a\": [null]}                | The member 'a' is null; leave it out instead",
        "[1]                            | The JSON is no object",
        "\"a\"                          | The JSON is no object",
        "{\"a\": 1                      | This is no JSON object",
        "{\"a\": 1} {}                  | This is no JSON object",
        "team                           | This is no JSON object",
        "{\"a\": 01}                    | This is no JSON object"
      })
  void anythingButOneStrictJsonObjectIsRefused(String json, String why) {
    assertEquals(
        "TWT-022: " + at(PARAMS) + ": " + why + ONE_OBJECT,
        Given.injection().with(APPLICATION, "AP" + HEX).with(PARAMS, json).problem());
    String custom = PROFILE + "grant.acme";
    assertEquals(
        "TWT-022: " + at(custom) + ": " + why + ONE_OBJECT,
        Given.video().with(custom, json).problem());
  }

  @Test
  void jsonMayBeSixteenLevelsDeep() {
    String setting = PROFILE + "grant.acme";
    String deep = "{\"a\":".repeat(16) + "1" + "}".repeat(16);
    assertEquals(List.of(), Given.injection().with(setting, deep).problems());
    String problem = Given.injection().with(setting, "{\"a\":" + deep + "}").problem();
    assertEquals(
        "TWT-022: " + at(setting) + ": The JSON is nested deeper than 16 levels" + ONE_OBJECT,
        problem);
  }

  @Test
  void aPlaceholderInsideJsonIsRefusedToo() {
    String problem =
        Given.injection()
            .with(APPLICATION, "AP" + HEX)
            .with(PARAMS, "{\"team\": \"{claim:team}\"}")
            .problem();
    assertTrue(problem.startsWith("TWT-027: " + at(PARAMS) + ": "), problem);
  }

  @Test
  void aNumberThatNoDecimalHoldsIsReportedLikeAnyOtherMistake() {
    assertEquals(
        "TWT-022: " + at(PARAMS) + ": A number in the JSON has an exponent that is out of range.",
        Given.injection()
            .with(APPLICATION, "AP" + HEX)
            .with(PARAMS, "{\"a\": 1e99999999999}")
            .problem());
  }
}
