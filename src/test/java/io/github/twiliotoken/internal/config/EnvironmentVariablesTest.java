package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.internal.config.VariableFixture.given;
import static io.github.twiliotoken.internal.config.VariableFixture.listedEachWay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.keys.NamedKeys;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The environment's variables are judged alike, however a server lists them. */
class EnvironmentVariablesTest {
  /** What Kubernetes adds for each Service. */
  @Nested
  class ServiceLinks {
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
  }

  @Nested
  class NotOurs {
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
              "TWT-028: These names look like settings of this library, and nothing reads them: '"
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

    /** Twilio's own names are missed where they are needed; something like them is anybody's. */
    @ParameterizedTest
    @CsvSource({"TWILIO_ACCOUNT_ID", "TWILIO_API_SECERT", "TWILIO_APP_KEY", "TWILIO_AUTH_TOKENS"})
    void whatIsLikeATwilioNameIsOneWarning(String name) {
      ConfigFixture given = given().variable(name, "x");
      assertEquals(List.of(), given.problems());
      assertTrue(given.warned().get(0).contains("'" + name + "'"), given.warned().toString());
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

  @Nested
  class Read {
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

    @ParameterizedTest
    @EnumSource
    void aVariableThatIsSetToNothingDoesNotDeploy(VariableListing how) {
      assertEquals(
          "TWT-022: twilio.token.ttl.max (environment TWILIO_TOKEN_TTL_MAX): It is set to nothing,"
              + " which would be as if it were not set; give it a value or remove it.",
          given().variable("TWILIO_TOKEN_TTL_MAX", "").listed(how).problem());
    }
  }
}
