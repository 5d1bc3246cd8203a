package io.github.twiliotoken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    String name = key.replace("<p>", "soft2phone").replace("<key>", "ip_messaging");
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
        "twilio.accounts.eu.account.sid"
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
