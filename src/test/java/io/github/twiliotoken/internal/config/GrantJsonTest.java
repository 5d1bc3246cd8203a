package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.internal.config.ConfigFixture.HEX;
import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static io.github.twiliotoken.internal.config.ConfigFixture.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.internal.profile.ProfileGrants;
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
        ConfigFixture.injection()
            .with(PROFILE + "grant.x.y", "{\"n\": 0.10, \"l\": [true, \"a\"]}")
            .with(PROFILE + "grant.ip_messaging", "{\"service_sid\":\"IS1\"}")
            .grants());
  }

  @Test
  void aLegacyGrantBesideItsSuccessorIsOneTooMany() {
    String setting = PROFILE + "grant.ip_messaging";

    assertEquals(
        "TWT-043: "
            + at(setting)
            + ": 'ip_messaging' and 'chat' are grants of one product. Keep one of them; a token"
            + " holds one grant of each key.",
        ConfigFixture.injection()
            .with(setting, "{}")
            .with(PROFILE + "chat.service.sid", "IS" + ConfigFixture.HEX)
            .problem());

    ConfigFixture.injection().with(setting, "{}").with(PROFILE + "video.room", "standup").grants();
  }

  @Test
  void grantsThatNoTokenHoldsDoNotDeploy() {
    String setting = PROFILE + "grant.acme";
    String most = "{\"a\":\"" + "x".repeat(6136) + "\"}";
    assertEquals(6144, most.length());

    ConfigFixture.injection().with(setting, most).grants();

    assertEquals(
        "TWT-074: twilio.token.profile.default: The grants have 6145 bytes, too many for a token of"
            + " 8192 characters. Put less into the grants, above all into custom ones.",
        ConfigFixture.injection().with(setting, most.replace("xx\"", "xxx\"")).problem());
  }

  @Test
  void aRoomOver128CharactersDoesNotDeploy() {
    String setting = PROFILE + "video.room";

    assertEquals(
        "TWT-045: "
            + at(setting)
            + ": The video.room has 129 characters; Twilio takes 128 at most.",
        ConfigFixture.injection().with(setting, "a".repeat(129)).problem());
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
        ConfigFixture.injection().with(setting, "{}").problem());
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
        ConfigFixture.injection().with(APPLICATION, "AP" + HEX).with(PARAMS, json).problem());

    String custom = PROFILE + "grant.acme";

    assertEquals(
        "TWT-022: " + at(custom) + ": " + why + ONE_OBJECT,
        ConfigFixture.video().with(custom, json).problem());
  }

  @Test
  void jsonMayBeSixteenLevelsDeep() {
    String setting = PROFILE + "grant.acme";
    String deep = "{\"a\":".repeat(16) + "1" + "}".repeat(16);
    assertEquals(List.of(), ConfigFixture.injection().with(setting, deep).problems());

    String problem = ConfigFixture.injection().with(setting, "{\"a\":" + deep + "}").problem();

    assertEquals(
        "TWT-022: " + at(setting) + ": The JSON is nested deeper than 16 levels" + ONE_OBJECT,
        problem);
  }

  @Test
  void aPlaceholderIsFilledInTheTextsOfJson() {
    ProfileGrants grants =
        ConfigFixture.injection()
            .with(APPLICATION, "AP" + HEX)
            .with(PARAMS, "{\"team\": \"t-{claim:team}\", \"l\": [\"{claim:team}\", 3]}")
            .profile()
            .grants();

    assertEquals(
        List.of(
            new VoiceGrant()
                .outgoing("AP" + HEX, Map.of("team", "t-red", "l", List.of("red", 3L)))),
        grants.fill(Map.of("team", "red"), Map.of()));
  }

  @Test
  void whatIsFilledInCannotChangeTheJson() {
    String quotes = "\", \"admin\": \"true";

    assertEquals(
        List.of(new CustomGrant("acme", Map.of("team", quotes))),
        ConfigFixture.injection()
            .with(PROFILE + "grant.acme", "{\"team\": \"{claim:team}\"}")
            .profile()
            .grants()
            .fill(Map.of("team", quotes), Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{\"{claim:team}\": 1} | {claim:team}", "{\"a\": {\"b{param:x}\": 1}} | b{param:x}"})
  void aPlaceholderInAMembersNameIsRefused(String json, String name) {
    String setting = PROFILE + "grant.acme";

    assertEquals(
        "TWT-027: "
            + at(setting)
            + ": The member's name '"
            + name
            + "' holds a placeholder; only values are filled.",
        ConfigFixture.video().with(setting, json).problem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"sid\": \"{param:x}\"}",
        "{\"service_sid\": \"{param:x}\"}",
        "{\"serviceSid\": \"IS{param:x}\"}",
        "{\"sids\": [\"{param:x}\"]}",
        "{\"workerSid\": {\"id\": \"{param:x}\"}}",
        "{\"a\": {\"worker_sids\": {\"b\": {\"c\": [\"{param:x}\"]}}}}",
        "{\"sid_x\": \"{param:x}\"}",
        "{\"a\": {\"SID\": [\"b\", \"{param:x}\"]}}"
      })
  void aParameterInAMemberThatEndsInSidIsRefused(String json) {
    String setting = PROFILE + "grant.acme";
    ConfigFixture given =
        ConfigFixture.served().with(PROFILE + "param.x.pattern", "[a-z]+").with(setting, json);

    assertEquals(
        "TWT-027: "
            + at(setting)
            + ": {param:x} stands in a SID or under taskrouter, which callers do not choose.",
        given.problem());
    assertEquals(
        List.of(),
        given
            .with(setting, json.replace("param:", "claim:"))
            .without(PROFILE + "param.x.pattern")
            .problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"side", "inside.sidebar", "reside_x", "x"})
  void aParameterInAnyOtherMemberIsTaken(String member) {
    assertEquals(
        List.of(),
        ConfigFixture.served()
            .with(PROFILE + "param.x.pattern", "[a-z]+")
            .with(PROFILE + "grant.acme", "{\"" + member + "\": \"{param:x}\"}")
            .problems());
  }

  /** Text of somebody else's, not a misspelt placeholder. */
  @Test
  void aTextInJsonMayHoldBraces() {
    assertEquals(
        List.of(),
        ConfigFixture.served()
            .with(PROFILE + "grant.acme", "{\"a\": \"{\\\"b\\\": {}}\"}")
            .problems());
  }

  @Test
  void aNumberThatNoDecimalHoldsIsReported() {
    assertEquals(
        "TWT-022: " + at(PARAMS) + ": A number in the JSON has an exponent that is out of range.",
        ConfigFixture.injection()
            .with(APPLICATION, "AP" + HEX)
            .with(PARAMS, "{\"a\": 1e99999999999}")
            .problem());
  }
}
