package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reading as a whole: every problem at once, injection points, sessions, look-ups. */
class ConfigReaderTest {
  private static final String ASK =
      " Ask for a lifetime inside the bounds, or for none. A number over 86400 is often milliseconds"
          + " where seconds are meant.";

  @Test
  void everyProblemIsReportedAtOnce() {
    assertEquals(
        List.of(
            "TWT-001: com.acme.Desk.token: PT25H is not a whole number of seconds from 1 s to 24 h."
                + " Give whole seconds from 1 s to 24 h.",
            "TWT-010: com.acme.Desk.token: The profile 'softfone' has no grant, such as"
                + " twilio.token.profile.softfone.video.room (environment"
                + " TWILIO_TOKEN_PROFILE_SOFTFONE_VIDEO_ROOM). Set at least one grant of it, or"
                + " name another profile.",
            "TWT-020: twilio.api.key (environment TWILIO_API_KEY): It is not set. Make an API key"
                + " in the Twilio Console and copy its SID, SK and 32 hexadecimal digits.",
            "TWT-021: twilio.api.secret (environment TWILIO_API_SECRET): The API secret has 5"
                + " bytes; HS256 needs 32 (RFC 7518, section 3.2). Copy the secret again: Twilio"
                + " shows it once, when the key is made.",
            "TWT-024: The setting 'twilio.token.ttl.mx' means nothing. Correct the spelling or"
                + " remove it; the settings reference lists every key.",
            "TWT-040: twilio.account.sid (environment TWILIO_ACCOUNT_SID): A text of 3 characters"
                + " that starts with 'AC' is not 'AC' and 32 hexadecimal digits. Copy it again from"
                + " the Twilio Console."),
        ConfigFixture.nothing()
            .with("twilio.account.sid", "AC1")
            .with("twilio.api.secret", "short")
            .with("twilio.token.ttl.mx", "PT5M")
            .with(PROFILE + "video.room", "standup")
            .injecting("default", "PT25H")
            .injecting("softfone", "")
            .problems());
  }

  @Test
  void aProfileIsFoundByTheInjectionPointThatNamesIt() {
    Settings settings = ConfigFixture.video().settings();

    assertEquals(List.of("default"), List.copyOf(settings.profiles().keySet()));
    assertEquals(List.of(new VideoGrant("standup")), ConfigFixture.video().grants());
    assertTrue(settings.endpoint().served().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Soft", "soft-phone", "soft.phone", "", "größe"})
  void aProfilesNameIsOfSmallLettersAndDigits(String name) {
    String problem = ConfigFixture.account().injecting(name, "").problem();

    assertTrue(problem.startsWith("TWT-010: com.acme.Desk.token: The name '"), problem);
    assertTrue(
        problem.endsWith(
            "' is not of small letters and digits. Set at least one grant of it, or name another"
                + " profile."),
        problem);
  }

  @Test
  void aProfileWithAWrongGrantIsNotAlsoReportedAsUnknown() {
    assertTrue(
        ConfigFixture.injection()
            .with(PROFILE + "chat.service.sid", "IS1")
            .problem()
            .startsWith("TWT-040"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1M", "PT20M", "PT1H"})
  void anInjectedLifetimeMayTouchTheBounds(String inside) {
    assertEquals(List.of(), ConfigFixture.video().injecting("default", inside).problems());
  }

  @ParameterizedTest
  @CsvSource({"PT59S, 59", "PT1H1S, 3601", "PT24H, 86400"})
  void anInjectedLifetimeOutsideTheBoundsIsReported(String outside, long seconds) {
    assertEquals(
        "TWT-002: com.acme.Desk.token: A lifetime of "
            + seconds
            + " s is not from 60 s (policy) to 3600 s (policy)."
            + ASK,
        ConfigFixture.video().injecting("default", outside).problem());
  }

  @Test
  void anInjectedLifetimeIsNotCutEvenWhereCallersAre() {
    assertEquals(
        "TWT-002: com.acme.Desk.token: A lifetime of 7200 s is not from 60 s (policy) to 3600 s"
            + " (policy)."
            + ASK,
        ConfigFixture.video()
            .with("twilio.token.ttl.excess", "clamp")
            .injecting("default", "PT2H")
            .problem());
  }

  @Test
  void anInjectedLifetimeKeepsToTheFloorOfTheGrants() {
    assertEquals(
        "TWT-002: com.acme.Desk.token: A lifetime of 179 s is not from 180 s (chat-grant) to 3600 s"
            + " (policy)."
            + ASK,
        ConfigFixture.injection()
            .with(PROFILE + "chat.service.sid", "IS" + ConfigFixture.HEX)
            .injecting("default", "PT2M59S")
            .problem());
  }

  @Test
  void noInjectedLifetimeIsOverOneDayWhateverThePolicy() {
    ConfigFixture given =
        ConfigFixture.video().with(PROFILE + "ttl.max", "PT24H").injecting("default", "PT24H");

    assertEquals(List.of(), given.problems());
    assertEquals(
        "TWT-001: com.acme.Desk.token: PT25H is not a whole number of seconds from 1 s to 24 h."
            + " Give whole seconds from 1 s to 24 h.",
        given.injecting("default", "PT25H").problem());
  }

  @Test
  void anInjectedLifetimeIsAnIsoDuration() {
    assertEquals(
        "TWT-001: com.acme.Desk.token: '15m' is not an ISO-8601 duration such as PT15M (15"
            + " minutes). Give whole seconds from 1 s to 24 h.",
        ConfigFixture.video().injecting("default", "15m").problem());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-, -, true", "false, -, false", "false, true, true", "true, false, false"})
  void aProfilesSessionBindingReplacesTheGlobalOne(
      @Nullable String global, @Nullable String own, boolean bound) {
    ConfigFixture given = ConfigFixture.video();
    if (global != null) {
      given.with("twilio.token.session.bound", global);
    }
    if (own != null) {
      given.with(PROFILE + "session.bound", own);
    }

    assertEquals(bound, given.profile().accessRule().sessionBound());
  }

  @ParameterizedTest
  @CsvSource({
    "twilio.token.session.bound, TWILIO_TOKEN_SESSION_BOUND",
    "twilio.token.profile.default.session.bound, TWILIO_TOKEN_PROFILE_DEFAULT_SESSION_BOUND"
  })
  void theBindingIsTrueOrFalse(String key, String environment) {
    assertEquals(
        "TWT-022: " + key + " (environment " + environment + "): 'no' is neither true nor false.",
        ConfigFixture.video().with(key, "no").problem());
  }

  @Test
  void aWrongBindingIsReportedThoughNoProfileUsesIt() {
    assertEquals(
        "TWT-022: twilio.token.session.bound (environment TWILIO_TOKEN_SESSION_BOUND): 'no' is"
            + " neither true nor false.",
        ConfigFixture.account().with("twilio.token.session.bound", "no").problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT5S", "PT1M"})
  void notBeforeMayLieUpToOneMinuteBack(String backdate) {
    assertEquals(
        Duration.parse(backdate),
        ConfigFixture.account()
            .with("twilio.token.nbf.backdate", backdate)
            .settings()
            .issuing()
            .backdate());
    assertEquals(Duration.ZERO, ConfigFixture.account().settings().issuing().backdate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1M1S", "PT-1S", "60"})
  void notBeforeLiesNeitherFurtherBackNorAhead(String backdate) {
    assertEquals(
        "TWT-022: twilio.token.nbf.backdate (environment TWILIO_TOKEN_NBF_BACKDATE): '"
            + backdate
            + "' is not an ISO-8601 duration from PT0S to PT1M.",
        ConfigFixture.account().with("twilio.token.nbf.backdate", backdate).problem());
  }

  @Test
  void aProfileThatNothingNamedCanBeLookedUp() {
    ConfigFixture given = ConfigFixture.account().with("twilio.token.profile.late.video.room", "*");
    Profile late = ConfigReader.profile(given.config(), "late", Set.of(AccountProperties.UNNAMED));
    assertEquals(List.of(VideoGrant.everyRoom()), late.grants().samples());
  }

  @ParameterizedTest
  @CsvSource({"absent, TWT-010", "wrong, TWT-040", "Late, TWT-010"})
  void aLookUpOfAnUnknownOrWrongProfileSaysWhy(String name, String why) {
    ConfigFixture given =
        ConfigFixture.account().with("twilio.token.profile.wrong.chat.service.sid", "IS1");
    var refused =
        assertThrows(
            TwilioTokenException.class,
            () -> ConfigReader.profile(given.config(), name, Set.of(AccountProperties.UNNAMED)));

    assertEquals(Problem.PROFILE_UNKNOWN, refused.problem());

    String start = "The profile '" + name + "' is configured wrongly: " + why + ": ";
    assertTrue(refused.detail().startsWith(start), refused.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twilio.account.sid",
        "twilio.api.key",
        "twilio.api.key.sid",
        "twilio.api.secret",
        "twilio.api.key.secret",
        "twilio.api.secret.location",
        "twilio.api.credentials.location",
        "twilio.token.ttl"
      })
  void anyOneKeyOfOursMeansThatWeAreConfigured(String key) {
    assertTrue(ConfigReader.isConfigured(ConfigFixture.nothing().with(key, "x").config()));
    assertFalse(
        ConfigReader.isConfigured(ConfigFixture.nothing().with("acme." + key, "x").config()));
  }
}
