package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.TtlPolicy.Excess;
import io.github.twiliotoken.value.Ttl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Default and bounds: the global ones, a profile's own, and those of its grants. */
class LifetimeReaderTest {
  private static final String TTL = "twilio.token.ttl";
  private static final String AT_PROFILE =
      PROFILE + "ttl (environment TWILIO_TOKEN_PROFILE_DEFAULT_TTL): ";
  private static final String FIT =
      " Set a default, a minimum and a maximum that fit each other and the grants.";
  private static final String AP = "AP" + ConfigFixture.HEX;

  private static TtlPolicy policy(String standard, String min, String max) {
    return new TtlPolicy(Ttl.parse(standard), Ttl.parse(min), Ttl.parse(max), Excess.REJECT);
  }

  private static ConfigFixture chat() {
    return ConfigFixture.injection().with(PROFILE + "chat.service.sid", "IS" + ConfigFixture.HEX);
  }

  private static ConfigFixture voice() {
    return ConfigFixture.injection().with(PROFILE + "voice.outgoing.application.sid", AP);
  }

  @Test
  void unsetLifetimesAreTheStandardOnes() {
    assertEquals(
        policy("PT15M", "PT1M", "PT1H"), ConfigFixture.account().settings().issuing().policy());
    assertEquals(policy("PT15M", "PT1M", "PT1H"), ConfigFixture.video().profile().policy());
  }

  @Test
  void theGlobalLifetimesHoldForProfilesToo() {
    ConfigFixture given =
        ConfigFixture.video()
            .with(TTL, "PT30M")
            .with(TTL + ".min", "PT2M")
            .with(TTL + ".max", "PT24H")
            .with(TTL + ".excess", "clamp");
    var expected = new TtlPolicy(Ttl.parse("PT30M"), Ttl.parse("PT2M"), Ttl.LONGEST, Excess.CLAMP);

    assertEquals(expected, given.settings().issuing().policy());
    assertEquals(expected, given.profile().policy());
  }

  @ParameterizedTest
  @CsvSource({
    "twilio.token.ttl, TWILIO_TOKEN_TTL",
    "twilio.token.ttl.min, TWILIO_TOKEN_TTL_MIN",
    "twilio.token.ttl.max, TWILIO_TOKEN_TTL_MAX",
    "twilio.token.profile.default.ttl, TWILIO_TOKEN_PROFILE_DEFAULT_TTL",
    "twilio.token.profile.default.ttl.min, TWILIO_TOKEN_PROFILE_DEFAULT_TTL_MIN",
    "twilio.token.profile.default.ttl.max, TWILIO_TOKEN_PROFILE_DEFAULT_TTL_MAX"
  })
  void anythingButAnIsoDurationIsNoLifetime(String key, String environment) {
    assertEquals(
        "TWT-001: "
            + key
            + " (environment "
            + environment
            + "): '900' is not an ISO-8601 duration such as PT15M (15 minutes). Give whole seconds"
            + " from 1 s to 24 h.",
        ConfigFixture.video().with(key, "900").problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1M", "PT1M0.5S", "PT24H0.001S", "PT24H1S", "PT25H"})
  void noLifetimeIsOutsideWholeSecondsToOneDay(String outside) {
    for (String key : List.of(TTL, TTL + ".min", TTL + ".max", PROFILE + "ttl.max")) {
      String problem = ConfigFixture.video().with(key, outside).problem();

      assertTrue(problem.startsWith("TWT-001: " + key + " (environment "), problem);
      assertTrue(
          problem.endsWith(
              " is not a whole number of seconds from 1 s to 24 h. Give whole seconds from 1 s to"
                  + " 24 h."),
          problem);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLAMP", "true", "cut"})
  void excessIsRejectOrClamp(String other) {
    assertEquals(
        "TWT-022: twilio.token.ttl.excess (environment TWILIO_TOKEN_TTL_EXCESS): '"
            + other
            + "' is neither reject nor clamp.",
        ConfigFixture.account().with(TTL + ".excess", other).problem());
    assertEquals(
        Excess.REJECT,
        ConfigFixture.account()
            .with(TTL + ".excess", "reject")
            .settings()
            .issuing()
            .policy()
            .excess());
  }

  @Test
  void aMinimumOverTheMaximumIsAConflict() {
    assertEquals(
        "TWT-003: twilio.token.ttl.max (environment TWILIO_TOKEN_TTL_MAX): The minimum PT20M is"
            + " over the maximum PT10M. Lower the minimum or raise the maximum.",
        ConfigFixture.account().with(TTL + ".min", "PT20M").with(TTL + ".max", "PT10M").problem());
    assertEquals(
        "TWT-003: twilio.token.profile.default.ttl.min (environment"
            + " TWILIO_TOKEN_PROFILE_DEFAULT_TTL_MIN): The minimum PT2H is over the maximum PT1H."
            + " Lower the minimum or raise the maximum.",
        ConfigFixture.video().with(PROFILE + "ttl.min", "PT2H").problem());
    assertEquals(
        policy("PT10M", "PT10M", "PT10M"),
        ConfigFixture.account()
            .with(TTL + ".min", "PT10M")
            .with(TTL + ".max", "PT10M")
            .settings()
            .issuing()
            .policy());
  }

  @Test
  void theBuiltInDefaultIsCutToAStatedMaximum() {
    assertEquals(
        policy("PT10M", "PT1M", "PT10M"),
        ConfigFixture.account().with(TTL + ".max", "PT10M").settings().issuing().policy());
  }

  @Test
  void aDefaultStatedBesideAShorterMaximumIsAMistake() {
    assertEquals(
        "TWT-007: twilio.token.ttl (environment TWILIO_TOKEN_TTL): The default lifetime PT10M1S is"
            + " not from PT1M to PT10M."
            + FIT,
        ConfigFixture.account().with(TTL, "PT10M1S").with(TTL + ".max", "PT10M").problem());
    assertEquals(
        "TWT-007: " + AT_PROFILE + "The default lifetime PT1H1S is not from PT1M to PT1H." + FIT,
        ConfigFixture.video().with(PROFILE + "ttl", "PT1H1S").problem());
  }

  @Test
  void aDefaultIsNeverStretchedToAMinimum() {
    assertEquals(
        "TWT-007: twilio.token.ttl (environment TWILIO_TOKEN_TTL): The default lifetime PT15M is"
            + " not from PT15M1S to PT1H."
            + FIT,
        ConfigFixture.account().with(TTL + ".min", "PT15M1S").problem());
  }

  @Test
  void aProfilesOwnLifetimesReplaceTheGlobalOnesOneByOne() {
    ConfigFixture given =
        ConfigFixture.video()
            .with(TTL, "PT30M")
            .with(TTL + ".min", "PT5M")
            .with(TTL + ".max", "PT2H");

    assertEquals(
        policy("PT30M", "PT5M", "PT3H"),
        given.with(PROFILE + "ttl.max", "PT3H").profile().policy());
    assertEquals(
        policy("PT30M", "PT1M", "PT3H"),
        given.with(PROFILE + "ttl.min", "PT1M").profile().policy());
    assertEquals(
        policy("PT150M", "PT1M", "PT3H"), given.with(PROFILE + "ttl", "PT150M").profile().policy());
    assertEquals(policy("PT30M", "PT5M", "PT2H"), given.settings().issuing().policy());
  }

  @Test
  void anInheritedDefaultIsCutToAProfilesOwnMaximum() {
    assertEquals(
        policy("PT5M", "PT1M", "PT5M"),
        ConfigFixture.video()
            .with(TTL, "PT30M")
            .with(PROFILE + "ttl.max", "PT5M")
            .profile()
            .policy());
  }

  @Test
  void anInheritedDefaultIsCutToAGrantsCeiling() {
    assertEquals(
        policy("PT23H59M59S", "PT1M", "PT24H"),
        voice().with(TTL, "PT24H").with(TTL + ".max", "PT24H").profile().policy());
  }

  @Test
  void aDefaultStatedOverAGrantsCeilingIsAMistake() {
    ConfigFixture given = voice().with(TTL + ".max", "PT24H");

    assertEquals(
        "TWT-007: "
            + AT_PROFILE
            + "A lifetime of 86400 s is not from 60 s (policy) to 86399 s (voice-grant)."
            + FIT,
        given.with(PROFILE + "ttl", "PT24H").problem());
    assertEquals(List.of(), given.with(PROFILE + "ttl", "PT23H59M59S").problems());
  }

  @Test
  void aDefaultUnderAGrantsFloorIsAMistake() {
    assertEquals(
        "TWT-007: "
            + AT_PROFILE
            + "A lifetime of 179 s is not from 180 s (chat-grant) to 3600 s (policy)."
            + FIT,
        chat().with(PROFILE + "ttl", "PT179S").problem());
    assertEquals(List.of(), chat().with(PROFILE + "ttl", "PT180S").problems());
    assertEquals(
        "TWT-007: twilio.token.ttl (environment TWILIO_TOKEN_TTL): A lifetime of 120 s is not from"
            + " 180 s (chat-grant) to 3600 s (policy)."
            + FIT,
        chat().with(TTL, "PT2M").problem());
  }

  @Test
  void aMaximumUnderAGrantsFloorIsAConflict() {
    assertEquals(
        "TWT-003: "
            + AT_PROFILE
            + "The minimum 180 s (chat-grant) is over the maximum 179 s (policy). Lower the minimum"
            + " or raise the maximum.",
        chat().with(PROFILE + "ttl.max", "PT179S").problem());
    assertEquals(
        policy("PT3M", "PT1M", "PT3M"),
        chat().with(PROFILE + "ttl.max", "PT180S").profile().policy());
  }
}
