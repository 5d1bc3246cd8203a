package io.github.twiliotoken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names mean something. */
class KnownNamesTest {
  private static List<String> reported(String name) {
    Source source = new Source(Given.nothing().with(name, "x").config());
    KnownNames.check(source);
    return source.problems();
  }

  static List<String> keys() {
    return KnownNames.KEYS;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKeyThatIsReadIsKnown(String key) {
    String name =
        key.replace("<a>", "eu2")
            .replace("<p>", "soft2phone")
            .replace("<name>", "given_name")
            .replace("<key>", "ip_messaging");
    assertEquals(List.of(), reported(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twilio.token.ttl.mx",
        "twilio.token.",
        "twilio.token.TTL",
        "twilio.token.ttl.max.",
        "twilio.token.ttlxmax",
        "twilio.token.profile.default",
        "twilio.token.profile.default.video",
        "twilio.token.profile.Default.video.room",
        "twilio.token.profile.soft-phone.video.room",
        "twilio.token.profile.a.b.video.room",
        "twilio.token.profile.default.grant.",
        "twilio.token.profile.default.ttl.excess",
        "twilio.token.profile.default.claim..pattern",
        "twilio.token.profile.default.claim.pattern",
        "twilio.token.profile.default.claim.acr.patern",
        "twilio.token.profile.default.param..pattern",
        "twilio.token.profile.default.param.my.room.pattern",
        "twilio.accounts.eu",
        "twilio.accounts.eu.account.sidd",
        "twilio.accounts.EU.account.sid",
        "twilio.accounts.a-b.account.sid",
        "twilio.accounts..account.sid"
      })
  void aNameThatMeansNothingIsReported(String name) {
    assertEquals(
        List.of(
            "TWT-024: The setting '"
                + name
                + "' means nothing. Correct the spelling or remove it; the README lists every"
                + " key."),
        reported(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"twilio.tokens.ttl", "twilio.other", "acme.twilio.token.ttl.mx", "twilio.token"})
  void aNameOutsideOurPrefixesIsNobodysMistake(String name) {
    assertEquals(List.of(), reported(name));
  }

  @Test
  void anUnknownNameDoesNotDeploy() {
    assertTrue(Given.video().with("twilio.token.ttl.mx", "PT5M").problem().startsWith("TWT-024: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TWILIO_TOKEN_TTL", "TWILIO_TOKEN_TTL_MX", "TWILIO_ACCOUNTS_EU"})
  void aNameAsTheEnvironmentHasItIsNotReported(String name) {
    assertEquals(List.of(), reported(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twilio.token.profile.default.claim.realm_access/acr.pattern",
        "twilio.token.profile.default.claim.https://acme.example/team.pattern",
        "twilio.token.profile.default.param.Room_1.pattern"
      })
  void aClaimHasAnyNameAndAParameterASimpleOne(String name) {
    assertEquals(List.of(), reported(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TWILIO_TOKEN_PROFILE_DEFAULT_CLAIM_ACR_PATTERN",
        "TWILIO_TOKEN_PROFILE_DEFAULT_GRANT_IP_MESSAGING"
      })
  void aFreeNameThatOnlyTheEnvironmentHasIsRefused(String name) {
    assertEquals(
        List.of(
            "TWT-024: The environment has lost which claim or grant '"
                + name
                + "' means; set it in a property file. Correct the spelling or remove it; the"
                + " README lists every key."),
        reported(name));
  }

  @ParameterizedTest
  @CsvSource({
    "claim.acr.pattern, TWILIO_TOKEN_PROFILE_DEFAULT_CLAIM_ACR_PATTERN",
    "grant.ip_messaging, TWILIO_TOKEN_PROFILE_DEFAULT_GRANT_IP_MESSAGING"
  })
  void theEnvironmentMayReplaceAFreeNameThatAPropertyFileHas(String key, String environment) {
    Source source =
        new Source(Given.nothing().with(Given.PROFILE + key, "x").with(environment, "y").config());
    KnownNames.check(source);
    assertEquals(List.of(), source.problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TWILIO_TOKEN_PROFILE_DEFAULT_PARAM_ROOM_PATTERN",
        "TWILIO_TOKEN_PROFILE_DEFAULT_CLAIM_PATTERN",
        "TWILIO_TOKEN_PROFILE_DEFAULT_VIDEO_ROOM"
      })
  void aNameThatTheEnvironmentKeepsIsNotRefused(String name) {
    assertEquals(List.of(), reported(name));
  }

  @Test
  void aKnownKeyMayComeFromTheEnvironment() {
    var environment =
        Map.of(
            "TWILIO_TOKEN_TTL", "PT5M",
            "TWILIO_TOKEN_ENDPOINT_AUDIENCE_ANY", "true",
            "TWILIO_TOKEN_PROFILE_DEFAULT_VIDEO_ROOM", "standup");
    Source source =
        new Source(
            new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300))
                .build());
    KnownNames.check(source);
    assertEquals(List.of(), source.problems());
    assertEquals("PT5M", source.text("twilio.token.ttl").orElse("not read"));
    assertEquals("standup", source.text(Given.PROFILE + "video.room").orElse("not read"));
  }
}
