package io.github.twiliotoken.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.internal.property.VariableNames;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names mean something. */
class KnownPropertiesTest {
  private static List<String> reported(String name) {
    PropertyReader source = new PropertyReader(ConfigFixture.nothing().with(name, "x").config());
    KnownProperties.check(source);
    return source.problems();
  }

  static List<String> keys() {
    return KnownProperties.KEYS;
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

  @Nested
  class Reported {
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
                  + "' means nothing. Correct the spelling or remove it; the settings reference lists every key."),
          reported(name));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "twilio.tokens.life",
          "twilio.other",
          "acme.twilio.token.ttl.mx",
          "twilio.token"
        })
    void aNameOutsideOurPrefixesIsNobodysMistake(String name) {
      assertEquals(List.of(), reported(name));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "twilio.token.ttl.max",
          "twilio.token.roles.claim",
          "twilio.token.profile.default.account",
          "twilio.accounts.eu.region"
        })
    void aSettingThatIsSetToNothingDoesNotDeploy(String name) {
      PropertyReader source = new PropertyReader(ConfigFixture.nothing().with(name, "").config());

      KnownProperties.check(source);
      assertEquals(
          List.of(
              "TWT-022: "
                  + source.describe(name)
                  + ": It is set to nothing, which would be as if it were not set; give it a value or"
                  + " remove it."),
          source.problems());
    }

    @ParameterizedTest
    @CsvSource({
      "twilio.token.profile.defualt.claim.acr.pattern, profile 'defualt', has no grant",
      "twilio.token.profile.defualt.ttl.max, profile 'defualt', has no grant",
      "twilio.accounts.ue.region, account 'ue', has no account.sid"
    })
    void aSettingOfAMisspeltOwnerDoesNotDeploy(String name, String owner, String lacks) {
      assertEquals(
          "TWT-024: The setting '"
              + name
              + "' is of the "
              + owner
              + ", which nothing refers to and which "
              + lacks
              + ". Correct the spelling or remove it; the settings reference lists every key.",
          ConfigFixture.video().with(name, "PT5M").problem());
    }

    @Test
    void anUnknownNameDoesNotDeploy() {
      assertTrue(
          ConfigFixture.video()
              .with("twilio.token.ttl.mx", "PT5M")
              .problem()
              .startsWith("TWT-024: "));
    }
  }

  /** What another application, a test or a stage uses. */
  @Nested
  class Elsewhere {
    /** One file may serve several applications, and a look-up may name it later. */
    @Test
    void aWholeProfileOrAccountMayBeUsedElsewhere() {
      assertEquals(
          List.of(),
          ConfigFixture.video()
              .with("twilio.token.profile.other.chat.service.sid", "IS")
              .with("twilio.token.profile.other.ttl.max", "PT5M")
              .with("twilio.accounts.other.account.sid", "AC")
              .with("twilio.accounts.other.region", "ie1")
              .problems());
    }

    /** A test may deploy a part of the application, with the application's own file. */
    @Test
    void whereNoProfileIsUsedASettingOfOneIsAWarning() {
      String roles = "twilio.token.profile.team.roles";
      ConfigFixture given = ConfigFixture.account().with(roles, "**");

      assertEquals(List.of(), given.problems());
      assertEquals(1, given.warned().size());
      assertTrue(given.warned().get(0).startsWith("TWT-028: "));
      assertTrue(given.warned().get(0).contains("'" + roles + "'"));
    }

    /** MicroProfile Config has settings for one stage; a server may list them by no other name. */
    @Test
    void aSettingOfAStageCountsWhereItIsInForce() {
      String condition = ConfigFixture.PROFILE + "claim.acr.pattern";
      ConfigFixture given = ConfigFixture.nothing().with("%prod." + condition, "gold");

      assertEquals(Set.of("%prod." + condition), namesListedAsTheyAre(given.config(), condition));
      assertEquals(
          Set.of("%prod." + condition, condition),
          namesListedAsTheyAre(given.stage("prod").config(), condition));
    }

    private static Set<String> namesListedAsTheyAre(Config config, String key) {
      return new PropertyReader(
              (Config)
                  Proxy.newProxyInstance(
                      Config.class.getClassLoader(),
                      new Class<?>[] {Config.class},
                      (proxy, method, arguments) ->
                          method.getName().equals("getPropertyNames")
                              ? List.of("%prod." + key)
                              : method.invoke(config, arguments)))
          .names();
    }
  }

  @Nested
  class Environment {
    @ParameterizedTest
    @ValueSource(strings = {"TWILIO_TOKEN_TTL", "TWILIO_TOKEN_SESSION_BOUND", "TWILIO_ACCOUNTS_EU"})
    void aNameAsTheEnvironmentHasItIsNotReported(String name) {
      String value = name.endsWith("TTL") ? "PT5M" : "true";
      assertEquals(List.of(), ConfigFixture.video().variable(name, value).problems());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "TWILIO_TOKEN_PROFILE_DEFAULT_CLAIM_ACR_PATTERN",
          "TWILIO_TOKEN_PROFILE_DEFAULT_GRANT_IP_MESSAGING",
          "twilio_token_profile_default_claim_acr_pattern",
          "Twilio_Token_Profile_default_Grant_x"
        })
    void aFreeNameThatOnlyTheEnvironmentHasIsRefused(String name) {
      assertEquals(
          "TWT-024: The environment does not tell which "
              + (name.endsWith("attern") || name.endsWith("PATTERN")
                  ? "claim '"
                      + name
                      + "' means; list it in "
                      + VariableNames.describe(ConfigFixture.PROFILE + "claims")
                      + ", or set the pattern under its own name"
                  : "grant '" + name + "' means; set it under its own name")
              + ", in a property file or with -D. Correct the spelling or remove it; the settings reference lists every key.",
          ConfigFixture.video().variable(name, "x").problem());
    }

    @ParameterizedTest
    @CsvSource({
      "claim.acr.pattern, x, TWILIO_TOKEN_PROFILE_DEFAULT_CLAIM_ACR_PATTERN, y",
      "grant.ip_messaging, {}, TWILIO_TOKEN_PROFILE_DEFAULT_GRANT_IP_MESSAGING, {\"a\":1}"
    })
    void aVariableMayReplaceAFreeNameOfAPropertyFile(
        String key, String value, String environment, String other) {
      for (VariableListing how : VariableListing.values()) {
        ConfigFixture given =
            ConfigFixture.video()
                .with(ConfigFixture.PROFILE + key, value)
                .variable(environment, other)
                .listed(how);

        assertEquals(List.of(), given.problems());
      }
    }

    @Test
    void aNameThatTheEnvironmentKeepsIsNotRefused() {
      for (VariableListing how : VariableListing.values()) {
        ConfigFixture given =
            ConfigFixture.served()
                .without(ConfigFixture.PROFILE + "video.room")
                .variable("TWILIO_TOKEN_PROFILE_DEFAULT_VIDEO_ROOM", "{param:room}")
                .variable("TWILIO_TOKEN_PROFILE_DEFAULT_PARAM_ROOM_PATTERN", "[a-z]+")
                .listed(how);

        assertEquals(List.of(), given.problems());
      }
    }

    @Test
    void aKnownKeyMayComeFromTheEnvironment() {
      var environment =
          Map.of(
              "TWILIO_TOKEN_TTL", "PT5M",
              "TWILIO_TOKEN_ENDPOINT_AUDIENCE_ANY", "true",
              "TWILIO_TOKEN_PROFILE_DEFAULT_VIDEO_ROOM", "standup");
      PropertyReader source =
          new PropertyReader(
              new SmallRyeConfigBuilder()
                  .addDefaultInterceptors()
                  .withSources(new EnvConfigSource(environment, 300))
                  .build());

      KnownProperties.check(source);
      assertEquals(List.of(), source.problems());
      assertEquals("PT5M", source.text("twilio.token.ttl").orElse("not read"));
      assertEquals("standup", source.text(ConfigFixture.PROFILE + "video.room").orElse("not read"));
    }
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
}
