package io.github.twiliotoken.internal.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.config.ConfigFixture;
import io.github.twiliotoken.internal.config.VariableListing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message says where the value stands that is wrong. */
public class PropertyOriginTest {
  private static final String TTL = "twilio.token.ttl";
  private static final String WRONG =
      "TWT-001: twilio.token.ttl (%s): '5 minutes' is not an ISO-8601 duration";

  private static void assertTold(String place, ConfigFixture given) {
    List<String> told = given.told();
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.get(0).startsWith(WRONG.formatted(place)), told.get(0));
  }

  @Test
  void aValueOfAFileIsFoundThere() {
    assertTold("in microprofile-config.properties", ConfigFixture.video().with(TTL, "5 minutes"));
  }

  @ParameterizedTest
  @EnumSource
  void aValueOfTheEnvironmentIsFoundUnderItsName(VariableListing how) {
    assertTold(
        "environment TWILIO_TOKEN_TTL",
        ConfigFixture.video().variable("TWILIO_TOKEN_TTL", "5 minutes").listed(how));
    assertTold(
        "environment TWILIO_TOKEN_TTL",
        ConfigFixture.video()
            .with(TTL, "PT5M")
            .variable("TWILIO_TOKEN_TTL", "5 minutes")
            .listed(how));
  }

  @ParameterizedTest
  @EnumSource
  void aValueOfAFileIsFoundThereBesideOtherVariables(VariableListing how) {
    assertTold(
        "in microprofile-config.properties",
        ConfigFixture.video()
            .with(TTL, "5 minutes")
            .variable("TWILIO_TOKEN_TTL_MAX", "PT30M")
            .listed(how));
  }

  @Test
  void namesTheVariableOfAnUnsetKey() {
    assertTrue(
        ConfigFixture.video()
            .without("twilio.account.sid")
            .told()
            .get(0)
            .startsWith(
                "TWT-020: twilio.account.sid (environment TWILIO_ACCOUNT_SID): It is not set."));
  }

  @Test
  void anExpressionWithoutAValueIsFoundToo() {
    assertTrue(
        ConfigFixture.injection()
            .with(ConfigFixture.PROFILE + "video.room", "${nothing}")
            .told()
            .get(0)
            .startsWith(
                "TWT-025: twilio.token.profile.default.video.room (in"
                    + " microprofile-config.properties): "));
  }

  @Test
  void bothOfTwoThatContradictAreFound() {
    assertEquals(
        List.of(
            "TWT-023: twilio.api.key (in microprofile-config.properties): twilio.api.key.sid"
                + " (environment TWILIO_API_KEY_SID) is set as well. Remove one of them."),
        ConfigFixture.video().variable("TWILIO_API_KEY_SID", "SK" + "e".repeat(32)).told());
  }

  @ParameterizedTest
  @CsvSource({
    "PropertiesConfigSource[source=vfs:/content/a.war/META-INF/config.properties], config.properties",
    "PropertiesConfigSource[source=wsjar:file:/opt/a.war!/config.properties], config.properties",
    "file:/opt/applications/a/config.properties, config.properties",
    "FileSystemConfigSource[dir=/run/secrets], secrets",
    "C:\\config\\app.properties, app.properties",
    "System Properties, System Properties",
    "Properties, Properties",
    "https://vault.example.com/v1/app?token=canary, app",
    "jdbc:postgresql://user:canary@db, user",
    "token=canary, token"
  })
  void aSourceIsShownByTheLastPartOfItsName(String name, String shown) {
    assertEquals(shown, PropertyOrigin.shown(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/opt/", "a/\n", "\u202e"})
  void replacesNamesThatCannotBeShown(String name) {
    assertEquals("a source without a name", PropertyOrigin.shown(name));
  }

  @Test
  void aLongNameIsCut() {
    assertEquals("n".repeat(60), PropertyOrigin.shown("n".repeat(61)));
  }

  @Test
  void aFileThatHoldsPlainNamesAsWellIsAFile() {
    assertTold(
        "in microprofile-config.properties",
        ConfigFixture.video().with("debug", "true").with(TTL, "5 minutes"));
  }
}
