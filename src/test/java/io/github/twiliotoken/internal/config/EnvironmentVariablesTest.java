package io.github.twiliotoken.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.internal.keys.NamedKeys;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The environment's variables are judged alike, however a server lists them. */
class EnvironmentVariablesTest {
  private static final String REPAIR =
      " Correct the spelling or remove it; the settings reference lists every key.";

  /** Two profiles and an account that exist, beside the account without a name. */
  private static ConfigFixture given() {
    return ConfigFixture.video()
        .with("twilio.token.profile.team.video.room", "{claim:team}.{param:room}")
        .with("twilio.token.profile.team.param.room.pattern", "[a-z]+")
        .with("twilio.token.profile.team.claim.team.pattern", "[a-z]+")
        .with("twilio.token.profile.team.account", "eu")
        .with("twilio.accounts.eu.account.sid", ConfigFixture.AC)
        .with("twilio.accounts.eu.api.key", ConfigFixture.SK)
        .with("twilio.accounts.eu.api.secret", ConfigFixture.SECRET);
  }

  private static Stream<Arguments> listedEachWay(String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of(VariableListing.values()).map(how -> Arguments.of(name, how)));
  }

  static Stream<Arguments> serviceLinks() {
    return listedEachWay(
        "TWILIO_TOKEN_SERVICE_HOST",
        "TWILIO_TOKEN_SERVICE_PORT",
        "TWILIO_TOKEN_SERVICE_PORT_HTTP",
        "TWILIO_TOKEN_SERVICE_PORT_GRPC_WEB",
        "TWILIO_TOKEN_PORT",
        "TWILIO_TOKEN_PORT_8080_TCP",
        "TWILIO_TOKEN_PORT_8080_TCP_ADDR",
        "TWILIO_TOKEN_PORT_8080_TCP_PORT",
        "TWILIO_TOKEN_PORT_8080_TCP_PROTO",
        "TWILIO_TOKEN_PORT_53_UDP",
        "TWILIO_TOKEN_PORT_53_UDP_ADDR",
        "TWILIO_TOKEN_PORT_9_SCTP_PROTO",
        "TWILIO_TOKEN_PROFILE_DEFAULT_SERVICE_HOST",
        "TWILIO_ACCOUNTS_EU_PORT_443_TCP",
        "TWILIO_KEYS_SERVICE_HOST");
  }

  @ParameterizedTest
  @MethodSource("serviceLinks")
  void whatKubernetesLinksMakeIsNotOurs(String name, VariableListing how) {
    assertEquals(List.of(), given().variable(name, "tcp://10.0.0.1:8080").listed(how).problems());
    assertEquals(List.of(), given().variable(name, "10.0.0.1").listed(how).warned());
  }

  static Stream<Arguments> strangers() {
    return listedEachWay(
        "TWILIO_KEYS_DIR",
        "TWILIO_TOKEN_URL",
        "TWILIO_TOKEN_PORTS",
        "TWILIO_TOKEN_TAG",
        "TWILIO_TOKEN_LTT",
        "TWILIO_TOKEN_TTLLL",
        "TWILIO_TOKEN_TL_MX",
        "TWILIO_TOKEN_PORT_HTTP",
        "TWILIO_TOKEN_8080_TCP",
        "TWILIO_TOKEN_TTL_MAXIMUM",
        "TWILIO_TOKEN_PROFILE_OTHER_TTL_MX",
        "TWILIO_TOKEN_PROFILE_OTHER_CLAIM_ACR_PATTERN",
        "TWILIO_TOKEN_PROFILE_OTHER_TTL",
        "TWILIO_ACCOUNTS_US_REGION",
        "TWILIO_MAIN_OFFICE",
        "TWILIO_INSPECT_IT");
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void whatMayBeAnybodysIsOneWarning(String name, VariableListing how) {
    ConfigFixture given = given().variable(name, "x").listed(how);

    assertEquals(List.of(), given.problems());
    assertEquals(
        List.of(
            "TWT-028: These look like settings of ours and mean nothing: '"
                + name
                + "'. Correct the spelling if it is meant for this library; the settings reference lists every key."),
        given.warned());
  }

  @ParameterizedTest
  @EnumSource
  void theWarningListsAllOfThem(VariableListing how) {
    ConfigFixture given =
        given().variable("TWILIO_KEYS_DIR", "/k").variable("TWILIO_TOKEN_URL", "x").listed(how);

    assertEquals(1, given.warned().size());
    assertTrue(given.warned().get(0).contains("'TWILIO_KEYS_DIR', 'TWILIO_TOKEN_URL'"));
  }

  static Stream<Arguments> elsewhere() {
    return listedEachWay(
        "TWILIO_PHONE_NUMBER",
        "TWILIO_LOG_LEVEL",
        "TWILIO_TOKEN",
        "TWILIO_SERVICE_HOST",
        "TWILIO_AUTH_TOKEN",
        "TOKEN_TTL",
        "PATH");
  }

  @ParameterizedTest
  @MethodSource("elsewhere")
  void whatDoesNotLookLikeOursIsNobodysMistake(String name, VariableListing how) {
    assertEquals(List.of(), given().variable(name, "x").listed(how).problems());
    assertEquals(List.of(), given().variable(name, "x").listed(how).warned());
  }

  static Stream<Arguments> typos() {
    return Stream.of(
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
            Map.entry("TWILIO_ACCOUNTS_EU_REGOIN", "twilio.accounts.eu.region"))
        .flatMap(
            row ->
                Stream.of(VariableListing.values())
                    .map(how -> Arguments.of(row.getKey(), row.getValue(), how)));
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
    return Stream.of(
            Map.entry("TWILIO_TOKEN_PROFILE_DEFAULT_MAXIMUM", "profile 'default'"),
            Map.entry("TWILIO_TOKEN_PROFILE_TEAM_TTL_EXCESS", "profile 'team'"),
            Map.entry("TWILIO_TOKEN_PROFILE_TEAM_CLAIM_PATTERN", "profile 'team'"),
            Map.entry("TWILIO_ACCOUNTS_EU_PHONE_NUMBER", "account 'eu'"))
        .flatMap(
            row ->
                Stream.of(VariableListing.values())
                    .map(how -> Arguments.of(row.getKey(), row.getValue(), how)));
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

  /** Twilio's own names are missed where they are needed; something like them is anybody's. */
  @ParameterizedTest
  @CsvSource({"TWILIO_ACCOUNT_ID", "TWILIO_API_SECERT", "TWILIO_APP_KEY", "TWILIO_AUTH_TOKENS"})
  void whatIsLikeATwilioNameIsOneWarning(String name) {
    ConfigFixture given = given().variable(name, "x");
    assertEquals(List.of(), given.problems());
    assertTrue(given.warned().get(0).contains("'" + name + "'"), given.warned().toString());
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

  static Stream<Arguments> spellings() {
    return listedEachWay("Twilio_Token_Ttl", "twilio_TOKEN_ttl");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsReadUnderItsNameIsNoMistake(VariableListing how) {
    ConfigFixture given =
        given()
            .variable("TWILIO_TOKEN_TTL", "PT5M")
            .variable("twilio_token_ttl_max", "PT30M")
            .variable("TWILIO_TOKEN_PROFILE_TEAM_TTL", "PT5M")
            .variable("TWILIO_ACCOUNTS_EU_REGION", "us1")
            .listed(how);

    assertEquals(List.of(), given.problems());
    assertEquals(List.of(), given.warned());
  }

  @ParameterizedTest
  @EnumSource
  void aProfileOfTheEnvironmentMayBeUsedElsewhere(VariableListing how) {
    ConfigFixture given =
        given()
            .variable("TWILIO_TOKEN_PROFILE_OTHER_VIDEO_ROOM", "standup")
            .variable("TWILIO_TOKEN_PROFILE_OTHER_CLAIM_ACR_PATTERN", "gold")
            .variable("TWILIO_TOKEN_PROFILE_OTHER_TTL_MAX", "PT30M")
            .variable("TWILIO_ACCOUNTS_US_ACCOUNT_SID", ConfigFixture.AC)
            .variable("TWILIO_ACCOUNTS_US_REGION", "us1")
            .listed(how);

    assertEquals(List.of(), given.problems());
    assertEquals(List.of(), given.warned());
  }

  @ParameterizedTest
  @EnumSource
  void aVariableThatIsSetToNothingDoesNotDeploy(VariableListing how) {
    assertEquals(
        "TWT-022: twilio.token.ttl.max (environment TWILIO_TOKEN_TTL_MAX): It is set to nothing,"
            + " which would be as if it were not set; give it a value or remove it.",
        given().variable("TWILIO_TOKEN_TTL_MAX", "").listed(how).problem());
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

  /** A key that only the environment names is in use like any other. */
  @ParameterizedTest
  @EnumSource
  void anAccountOfTheEnvironmentKeepsItsKey(VariableListing how) throws TwilioTokenException {
    ConfigFixture given =
        ConfigFixture.account()
            .variable("TWILIO_ACCOUNTS_EU_ACCOUNT_SID", ConfigFixture.AC)
            .variable("TWILIO_ACCOUNTS_EU_API_KEY", "SK" + "e".repeat(32))
            .listed(how);

    assertEquals(Set.of(ConfigFixture.SK, "SK" + "e".repeat(32)), NamedKeys.of(given.config()));
  }

  /** A Service of that name would make an application demand an account. */
  @ParameterizedTest
  @EnumSource
  void aServiceLinkConfiguresNothing(VariableListing how) {
    ConfigFixture given =
        ConfigFixture.nothing().variable("TWILIO_TOKEN_SERVICE_HOST", "10.0.0.1").listed(how);
    assertEquals(false, ConfigReader.isConfigured(given.config()));

    given.variable("TWILIO_TOKEN_TTL", "PT5M");
    assertEquals(true, ConfigReader.isConfigured(given.config()));
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

  @Test
  void aFilesNameThatIsOnlyLikeTwiliosIsNotOurs() {
    assertEquals(List.of(), ConfigFixture.video().with("twilio.account.id", "x").problems());
  }

  @Test
  void aNameOfAStageThatIsNotInForceIsNotJudged() {
    assertEquals(
        List.of(), ConfigFixture.video().with("%prod.twilio.token.ttl.mx", "PT5M").problems());
  }
}
