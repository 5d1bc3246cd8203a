package io.github.twiliotoken.internal.config;

import static io.github.twiliotoken.internal.config.ConfigFixture.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.config.Settings.CallerRules;
import io.github.twiliotoken.internal.config.Settings.IdentityRules;
import io.github.twiliotoken.internal.profile.AccessRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an endpoint demands before it takes callers. */
class EndpointSettingsTest {
  private static final String PROFILES = "twilio.token.profiles";
  private static final String ROLES = PROFILE + "roles";
  private static final String ISSUER = "mp.jwt.verify.issuer";
  private static final String AUDIENCES = "mp.jwt.verify.audiences";
  private static final String HEADER = "mp.jwt.token.header";
  private static final String SKEW = "mp.jwt.verify.clock.skew";
  private static final String ANY = "twilio.token.endpoint.audience.any";
  private static final String NO_AUDIENCE =
      "TWT-030: mp.jwt.verify.audiences (environment MP_JWT_VERIFY_AUDIENCES): It is not set, so"
          + " that a token meant for any other application would buy a Twilio token. Name the"
          + " audience of your callers' tokens, their 'aud', or say"
          + " twilio.token.endpoint.audience.any=true.";
  private static final String AT_ROLES =
      ROLES + " (environment TWILIO_TOKEN_PROFILE_DEFAULT_ROLES): ";

  @Nested
  class Profiles {
    @Test
    void anEndpointServesTheListedProfilesToTheirRoles() {
      Settings settings =
          ConfigFixture.served()
              .with(PROFILES, "phone, default")
              .with("twilio.token.profile.phone.voice.incoming.allow", "true")
              .with("twilio.token.profile.phone.roles", "agent, team\\,lead")
              .settings();

      assertEquals(List.of("phone", "default"), List.copyOf(settings.endpoint().served()));
      assertEquals(Set.of("phone", "default"), settings.profiles().keySet());
      assertEquals(
          Optional.of(Set.of("agent", "team,lead")),
          Optional.ofNullable(settings.profiles().get("phone"))
              .map(profile -> profile.accessRule().roles()));
      assertEquals(
          Set.of(AccessRule.ANYONE), ConfigFixture.served().profile().accessRule().roles());
    }

    @Test
    void anEndpointDemandsProfiles() {
      assertEquals(
          "TWT-020: twilio.token.profiles (environment TWILIO_TOKEN_PROFILES): It is not set, so that"
              + " the endpoint could serve nothing. List the names of the profiles that callers may"
              + " pick.",
          ConfigFixture.served().without(PROFILES).problem());
    }

    @Test
    void aServedProfileNeedsAGrant() {
      assertEquals(
          "TWT-010: twilio.token.profiles (environment TWILIO_TOKEN_PROFILES): The profile 'default'"
              + " has no grant, such as twilio.token.profile.default.video.room (environment"
              + " TWILIO_TOKEN_PROFILE_DEFAULT_VIDEO_ROOM). Set at least one grant of it, or name"
              + " another profile.",
          ConfigFixture.served().without(PROFILE + "video.room").problem());
    }

    @Test
    void aServedProfilesNameIsOfSmallLettersAndDigits() {
      List<String> problems =
          ConfigFixture.served().with(PROFILES, "default, Soft-Phone").problems();

      assertTrue(
          problems.contains(
              "TWT-010: twilio.token.profiles (environment TWILIO_TOKEN_PROFILES): The name"
                  + " 'Soft-Phone' is not of small letters and digits. Set at least one grant of it,"
                  + " or name another profile."),
          problems.toString());
    }
  }

  /** Who has issued the bearers of callers, and for whom. */
  @Nested
  class Callers {
    @Test
    void callersAreReadByStandardClaimsUnlessOthersAreNamed() {
      assertEquals(
          new CallerRules(
              "exp",
              new IdentityRules(Optional.empty(), false),
              Optional.empty(),
              Optional.of("https://login.example.com"),
              Set.of("phones"),
              Duration.ofSeconds(60)),
          ConfigFixture.served().settings().callers());
      assertEquals(
          new CallerRules(
              "session_end",
              new IdentityRules(Optional.of("preferred_username"), false),
              Optional.of("realm_access/roles"),
              Optional.of("https://login.example.com"),
              Set.of("phones", "desks"),
              Duration.ofSeconds(5)),
          ConfigFixture.served()
              .with("twilio.token.session.claim", "session_end")
              .with("twilio.token.identity.claim", "preferred_username")
              .with("twilio.token.roles.claim", "realm_access/roles")
              .with(AUDIENCES, "phones,desks")
              .with(SKEW, "5")
              .settings()
              .callers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "3600"})
    void aSkewIsWholeSeconds(String skew) {
      assertEquals(
          Duration.ofSeconds(Long.parseLong(skew)),
          ConfigFixture.served().with(SKEW, skew).settings().callers().skew());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "3601", "60000", "5m", "PT1M", "1.5", "0x5", "99999999999", "+5"})
    void anythingElseIsNoSkew(String wrong) {
      assertEquals(
          "TWT-022: mp.jwt.verify.clock.skew (environment MP_JWT_VERIFY_CLOCK_SKEW): '%s' is not a"
                  .formatted(wrong)
              + " whole number of seconds from 0 to 3600.",
          ConfigFixture.served().with(SKEW, wrong).problem());
    }

    @Test
    void anEndpointDemandsTheIssuerOfItsCallers() {
      assertEquals(
          "TWT-030: mp.jwt.verify.issuer (environment MP_JWT_VERIFY_ISSUER): It is not set, and"
              + " MicroProfile JWT does not check what is not set: anybody's tokens would be accepted. Name"
              + " the issuer of your callers' tokens, their 'iss'.",
          ConfigFixture.served().without(ISSUER).problem());
    }

    @Test
    void anEndpointDemandsItsAudience() {
      assertEquals(NO_AUDIENCE, ConfigFixture.served().without(AUDIENCES).problem());
      assertEquals(
          NO_AUDIENCE, ConfigFixture.served().without(AUDIENCES).with(ANY, "false").problem());
    }

    @Test
    void anyAudienceMustBeSaidAloud() {
      ConfigFixture given = ConfigFixture.served().without(AUDIENCES).with(ANY, "true");
      assertEquals(Set.of(), given.settings().callers().audiences());
      assertTrue(given.without(ISSUER).problem().startsWith("TWT-030: mp.jwt.verify.issuer "));
    }

    @Test
    void anyAudienceIsTrueOrFalse() {
      String neither =
          "TWT-022: twilio.token.endpoint.audience.any (environment"
              + " TWILIO_TOKEN_ENDPOINT_AUDIENCE_ANY): 'yes' is neither true nor false.";

      assertEquals(
          List.of(neither, NO_AUDIENCE),
          ConfigFixture.served().without(AUDIENCES).with(ANY, "yes").problems());
      assertEquals(neither, ConfigFixture.served().with(ANY, "yes").problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie", "cookie", "COOKIE"})
    void anEndpointTakesNoBearerFromACookie(String cookie) {
      assertEquals(
          "TWT-030: mp.jwt.token.header (environment MP_JWT_TOKEN_HEADER): It is 'Cookie', which a"
              + " browser sends for any site that asks; the endpoint takes bearers from the header"
              + " Authorization only. Remove the setting.",
          ConfigFixture.served().with(HEADER, cookie).problem());
      assertEquals(List.of(), ConfigFixture.served().with(HEADER, "Authorization").problems());
    }

    @Test
    void audiencesThatNameNobodyDoNotOpenTheEndpoint() {
      assertEquals(
          "TWT-022: mp.jwt.verify.audiences (environment MP_JWT_VERIFY_AUDIENCES): ',' has an empty"
              + " item between its commas.",
          ConfigFixture.served().with(AUDIENCES, ",").problem());
    }
  }

  @Nested
  class Roles {
    @Test
    void anEndpointDemandsRolesOfEveryProfileItServes() {
      assertEquals(
          "TWT-020: "
              + AT_ROLES
              + "It is not set. Name the roles of which a caller needs one; '**' is any authenticated"
              + " caller.",
          ConfigFixture.served().without(ROLES).problem());
    }

    @Test
    void aProfileThatIsOnlyInjectedNeedsNoRoles() {
      assertEquals(
          List.of(),
          ConfigFixture.served()
              .injecting("phone", "")
              .with("twilio.token.profile.phone.voice.incoming.allow", "true")
              .problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"**, agent", "agent,**"})
    void anyAuthenticatedCallerLeavesNoOtherRole(String roles) {
      assertEquals(
          "TWT-023: "
              + AT_ROLES
              + "'**' is any authenticated caller, which leaves nothing for the other roles to"
              + " decide. Remove one of them.",
          ConfigFixture.served().with(ROLES, roles).problem());
    }

    @Test
    void aRoleNamedTwiceIsOneRole() {
      assertEquals(
          Set.of("agent"),
          ConfigFixture.served().with(ROLES, "agent,agent").profile().accessRule().roles());
    }
  }

  @Test
  void withoutAnEndpointNoneOfThisIsDemanded() {
    ConfigFixture given =
        ConfigFixture.served()
            .noEndpoint()
            .without(ISSUER)
            .without(AUDIENCES)
            .without(ROLES)
            .with(HEADER, "Cookie");

    assertEquals(List.of(), given.problems());
    assertEquals(List.of(), given.without(PROFILES).problems());
  }

  @ParameterizedTest
  @CsvSource({
    "twilio.token.profiles, TWILIO_TOKEN_PROFILES, 'default,'",
    "twilio.token.profile.default.roles, TWILIO_TOKEN_PROFILE_DEFAULT_ROLES, 'a,,b'",
    "mp.jwt.verify.audiences, MP_JWT_VERIFY_AUDIENCES, ', phones'"
  })
  void aListHasNoEmptyItem(String key, String environment, String list) {
    List<String> problems = ConfigFixture.served().with(key, list).problems();
    String empty =
        "TWT-022: "
            + key
            + " (environment "
            + environment
            + "): '"
            + list
            + "' has an empty item between its commas.";

    assertTrue(problems.contains(empty), problems.toString());
  }
}
