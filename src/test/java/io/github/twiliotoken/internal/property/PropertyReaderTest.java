package io.github.twiliotoken.internal.property;

import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.internal.config.ConfigFixture;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One value out of MicroProfile Config. */
class PropertyReaderTest {
  private static final String ROOM = PROFILE + "video.room";
  private static final String AT_ROOM =
      ROOM + " (environment TWILIO_TOKEN_PROFILE_DEFAULT_VIDEO_ROOM): ";
  private static final String IN_FILE = ROOM + " (in " + ConfigFixture.FILE + "): ";
  private static final String UNRESOLVED =
      "Its expression '${...}' has no value; define the property it names, or give a default after"
          + " a colon.";

  private static PropertyReader source(String value) {
    return new PropertyReader(ConfigFixture.nothing().with(ROOM, value).config());
  }

  @Test
  void describesKeyWithItsVariable() {
    assertEquals(
        "twilio.token.profile.a.grant.ip-x (environment TWILIO_TOKEN_PROFILE_A_GRANT_IP_X)",
        VariableNames.describe("twilio.token.profile.a.grant.ip-x"));
  }

  @Test
  void returnsValueAsItIs() {
    assertEquals(Optional.of(" a "), source(" a ").text(ROOM));
    assertEquals(Optional.empty(), source("a").text(ROOM + "s"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t"})
  void treatsBlankValueAsAbsent(String blank) {
    assertEquals(Optional.empty(), source(blank).text(ROOM));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${claim:team}", "team-${claim:team}.x", "${param:room}", "{claim:a}${param:b}"})
  void reportsDollarBeforePlaceholder(String raw) {
    assertEquals(
        "TWT-025: "
            + AT_ROOM
            + "'${claim:' and '${param:' are MicroProfile expressions and would become a constant;"
            + " a placeholder is written {claim:NAME}, without the dollar sign.",
        ConfigFixture.injection().with(ROOM, raw).problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"${nothing}", "team-${nothing}", "${nothing}${acme:1}"})
  void reportsExpressionWithoutValue(String raw) {
    PropertyReader source = source(raw);
    assertEquals(Optional.empty(), source.text(ROOM));
    assertEquals(List.of("TWT-025: " + IN_FILE + UNRESOLVED), source.problems());
  }

  @Test
  void anUnresolvedExpressionDoesNotDeploy() {
    assertEquals(
        "TWT-025: " + AT_ROOM + UNRESOLVED,
        ConfigFixture.injection().with(ROOM, "${nothing}").problem());
  }

  @Test
  void anEmptyDefaultIsNoValueAndNoMistake() {
    PropertyReader source = source("${nothing:}");
    assertEquals(Optional.empty(), source.text(ROOM));
    assertEquals(List.of(), source.problems());
  }

  @Test
  void anExpressionWithAValueIsUsed() {
    assertEquals(Optional.of("red"), source("${nothing:red}").text(ROOM));

    PropertyReader source =
        new PropertyReader(
            ConfigFixture.nothing()
                .with(ROOM, "team-${acme.team}")
                .with("acme.team", "7")
                .config());

    assertEquals(Optional.of("team-7"), source.text(ROOM));
    assertEquals(List.of(), source.problems());
  }

  @Test
  void aListIsSplitAtCommasThatAreNotEscaped() {
    assertEquals(List.of("a", "b,c", "d"), PropertyConverters.list(" a ,b\\,c,d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "a,", ",a", "a, ,b"})
  void aListWithAnEmptyItemIsRefused(String list) {
    var refused = assertThrows(TwilioTokenException.class, () -> PropertyConverters.list(list));
    assertEquals(
        "TWT-022: '" + list + "' has an empty item between its commas.", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRUE", "yes", "1", " true"})
  void aFlagIsSpeltTrueOrFalse(String other) {
    var refused = assertThrows(TwilioTokenException.class, () -> PropertyConverters.flag(other));
    assertEquals("TWT-022: '" + other + "' is neither true nor false.", refused.getMessage());
  }

  @Test
  void reportsAProblemOnce() {
    PropertyReader source = source("x");
    source.flag(ROOM, true);
    source.flag(ROOM, false);

    assertEquals(
        List.of("TWT-022: " + IN_FILE + "'x' is neither true nor false."), source.problems());
  }

  /** WildFly's implementation of MicroProfile Config throws where an expression has no value. */
  @Nested
  class WhereTheLibraryThrows {
    private final Config config =
        (Config)
            Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("getConfigValue")) {
                    throw new NoSuchElementException("SRCFG00011");
                  }
                  return method.invoke(
                      ConfigFixture.nothing().with(ROOM, "${nothing}").config(), arguments);
                });

    @Test
    void theExpressionIsReportedWhereItStands() {
      PropertyReader source = new PropertyReader(config);
      assertEquals(Optional.empty(), source.text(ROOM));
      assertEquals(List.of("TWT-025: " + IN_FILE + UNRESOLVED), source.problems());
    }

    @Test
    void itIsNotSetToNothing() {
      assertFalse(new PropertyReader(config).isBlank(ROOM));
    }
  }
}
