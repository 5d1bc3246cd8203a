package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.internal.config.VariableFixture.given;
import static io.github.twiliotoken.internal.config.VariableFixture.listedEachWay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.VariableNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A variable that is meant for this library and misspelt is refused, however a server lists it. */
class MisspeltVariablesTest {
  private static final String REPAIR =
      " Correct the spelling or remove it; the settings reference lists every key.";

  static Stream<Arguments> typos() {
    return listedEachWay(
        List.of(
            Map.entry("TWILIO_TOKEN_PROFILE_DEFAULT_TTL_MX", ConfigFixture.PROFILE + "ttl.max"),
            Map.entry("TWILIO_TOKEN_PROFILE_DEFUALT_TTL_MAX", ConfigFixture.PROFILE + "ttl.max"),
            Map.entry("TWILIO_TOKEN_PROFLE_DEFAULT_TTL", ConfigFixture.PROFILE + "ttl"),
            Map.entry("TWILIO_TOKEN_PROFILE_TEEM_TTL", "twilio.token.profile.team.ttl"),
            Map.entry("TWILIO_TOKEN_TTLMAX", "twilio.token.ttl.max"),
            Map.entry("TWILIO_TOKEN_TTL__MAX", "twilio.token.ttl.max"),
            Map.entry("TWILIO_TOKEN_TLT_MAX", "twilio.token.ttl.max"),
            Map.entry("TWILIO_TOKEN_TTL_MAX_", "twilio.token.ttl.max"),
            Map.entry("TWILIO_TOKEN_MAX_TTL", "twilio.token.ttl.max"),
            Map.entry("TWILIO_TOKENS_TTL", "twilio.token.ttl"),
            Map.entry("TWILLIO_TOKEN_TTL", "twilio.token.ttl"),
            Map.entry("TWILIO_TOKEN_SESION_BOUND", "twilio.token.session.bound"),
            Map.entry("TWILIO_KEYS_LOG", "twilio.keys.lag"),
            Map.entry("TWILIO_REGOIN", "twilio.region"),
            Map.entry("TWILIO_API_CREDENTIAL_LOCATION", "twilio.api.credentials.location"),
            Map.entry("TWILIO_INSPECT_ROLE", "twilio.inspect.roles"),
            Map.entry("TWILIO_ACCOUNT_EU_REGION", "twilio.accounts.eu.region"),
            Map.entry("TWILIO_ACCOUNTS_EU_REGOIN", "twilio.accounts.eu.region")));
  }

  @ParameterizedTest
  @MethodSource("typos")
  void aTypoIsRefusedWithTheKeyThatIsMeant(String name, String key, VariableListing how) {
    assertEquals(
        "TWT-024: The variable '"
            + name
            + "' means nothing; "
            + key
            + " (environment "
            + VariableNames.of(key)
            + ") is probably meant."
            + REPAIR,
        given().variable(name, "PT2M").listed(how).problem());
  }

  static Stream<Arguments> underAnOwner() {
    return listedEachWay(
        List.of(
            Map.entry("TWILIO_TOKEN_PROFILE_DEFAULT_MAXIMUM", "profile 'default'"),
            Map.entry("TWILIO_TOKEN_PROFILE_TEAM_TTL_EXCESS", "profile 'team'"),
            Map.entry("TWILIO_TOKEN_PROFILE_TEAM_CLAIM_PATTERN", "profile 'team'"),
            Map.entry("TWILIO_ACCOUNTS_EU_PHONE_NUMBER", "account 'eu'")));
  }

  @ParameterizedTest
  @MethodSource("underAnOwner")
  void whatStandsUnderAnExistingNameIsRefused(String name, String owner, VariableListing how) {
    assertEquals(
        "TWT-024: The variable '"
            + name
            + "' is of the "
            + owner
            + " and means nothing there."
            + REPAIR,
        given().variable(name, "PT2M").listed(how).problem());
  }

  static Stream<Arguments> spellings() {
    return listedEachWay("Twilio_Token_Ttl", "twilio_TOKEN_ttl");
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void aVariableInMixedLettersIsNotReadOnEveryServer(String name, VariableListing how) {
    assertEquals(
        "TWT-024: The variable '"
            + name
            + "' means nothing; twilio.token.ttl (environment TWILIO_TOKEN_TTL) is probably"
            + " meant."
            + REPAIR,
        given().variable(name, "PT5M").listed(how).problem());
  }

  @ParameterizedTest
  @CsvSource({
    "twilio.tokens.ttl, twilio.token.ttl",
    "twillio.token.ttl.max, twilio.token.ttl.max",
    "twilio.regoin, twilio.region"
  })
  void aTypoInThePrefixIsRefusedInAFileToo(String name, String key) {
    assertEquals(
        "TWT-024: The setting '"
            + name
            + "' means nothing; "
            + VariableNames.describe(key)
            + " is probably meant."
            + REPAIR,
        given().with(name, "PT5M").problem());
  }

  /** The environment cannot excuse what a file says. */
  @ParameterizedTest
  @EnumSource
  void aDottedNameOfAFileStaysRefusedBesideItsVariable(VariableListing how) {
    assertEquals(
        "TWT-024: The setting 'twilio.token.url' means nothing." + REPAIR,
        given()
            .with("twilio.token.url", "x")
            .variable("TWILIO_TOKEN_URL", "x")
            .listed(how)
            .problem());
  }

  /** Those who rotate keys are told in the same words. */
  @ParameterizedTest
  @EnumSource
  void theCommandThatRotatesKeysJudgesAlike(VariableListing how) {
    ConfigFixture keys =
        ConfigFixture.account()
            .with("twilio.keys.enabled", "true")
            .with("twilio.keys.owner", "prod")
            .with("twilio.auth.token", "0".repeat(32))
            .listed(how);
    keys.variable("TWILIO_KEYS_DIR", "/k").variable("TWILIO_KEYS_PORT_80_TCP", "tcp://10.0.0.1:80");

    assertEquals("prod", KeySettingsReader.read(keys.config()).owner());

    keys.variable("TWILIO_KEYS_LG", "PT2H");
    var refused =
        assertThrows(IllegalStateException.class, () -> KeySettingsReader.read(keys.config()));

    assertEquals(
        "TWT-024: The variable 'TWILIO_KEYS_LG' means nothing; twilio.keys.lag (environment"
            + " TWILIO_KEYS_LAG) is probably meant."
            + REPAIR,
        refused.getMessage());
  }

  /** Keys are alike: TTL_MIN and TTL_MAX, MAIN_KEY and API_KEY. */
  @Test
  void noKeyIsTakenForAnother() {
    for (String key : KnownProperties.KEYS) {
      ConfigFixture given =
          given()
              .variable(VariableNames.of(key.replace("<p>", "team").replaceAll("<a>", "eu")), "x");

      assertTrue(
          given.problems().stream().noneMatch(problem -> problem.contains("probably meant")), key);
      assertEquals(List.of(), given.warned());
    }
  }
}
