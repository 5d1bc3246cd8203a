package io.github.twiliotoken.internal.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.rest.InspectEndpoint;
import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What does not deploy, and the words it is refused with. */
class DeploymentProblemsTest {
  private static final String HERE = DeploymentProblemsTest.class.getName() + "$";

  @ApplicationScoped
  static class Kept {
    @Inject @TwilioToken AccessToken token;
  }

  @ApplicationScoped
  static class Anywhere {
    @Inject @TwilioToken Provider<AccessToken> tokens;
    @Inject @TwilioToken Instance<String> jwts;
    @Inject TokenIssuer issuer;
  }

  @RequestScoped
  static class TooLong {
    @Inject
    @TwilioToken(ttl = "PT25H")
    AccessToken token;
  }

  @RequestScoped
  static class OverThePolicy {
    @Inject
    @TwilioToken(ttl = "PT2H")
    AccessToken token;
  }

  @RequestScoped
  static class Elsewhere {
    @Inject
    @TwilioToken("softfone")
    AccessToken token;
  }

  @RequestScoped
  static class Endpoint extends TokenEndpoint {}

  @RequestScoped
  static class Inspector extends InspectEndpoint {}

  @ApplicationScoped
  static class TwoClocks {
    @Produces
    Clock one() {
      return Clock.systemUTC();
    }

    @Produces
    Clock other() {
      return Clock.systemUTC();
    }
  }

  @Test
  void refusesALifetimeThatCouldOnlyFailLater() {
    Map<String, String> settings = Container.settings(Container.ACCOUNT, Container.VIDEO);

    assertEquals(
        "TWT-001: "
            + HERE
            + "TooLong.token: PT25H is not a whole number of seconds from 1 s to 24 h. Give whole"
            + " seconds from 1 s to 24 h.",
        refusal(settings, TooLong.class));
    assertTrue(
        refusal(settings, OverThePolicy.class)
            .startsWith(
                "TWT-002: "
                    + HERE
                    + "OverThePolicy.token: A lifetime of 7200 s is not from 60 s (policy) to 3600"
                    + " s (policy)."));
  }

  @Test
  void refusesAProfileThatIsNotConfigured() {
    assertEquals(
        "TWT-010: "
            + HERE
            + "Elsewhere.token: The profile 'softfone' has no grant, such as"
            + " twilio.token.profile.softfone.video.room (environment"
            + " TWILIO_TOKEN_PROFILE_SOFTFONE_VIDEO_ROOM). Set at least one grant of it, or name"
            + " another profile.",
        refusal(Container.ACCOUNT, Elsewhere.class));
  }

  @Test
  void refusesTwoClocks() {
    assertTrue(refusal(Container.ACCOUNT, TwoClocks.class).startsWith("TWT-016: Clock: "));
  }

  @Test
  void showsEveryMistakeInOneFailure() {
    String refusal =
        refusal(
            Map.of(
                "twilio.account.sid", "canary0secret0pasted0into0account",
                "twilio.api.key", "SK" + "b".repeat(32),
                "twilio.api.secret", "short0canary",
                "twilio.token.ttl.mx", "PT1H"),
            Kept.class,
            TooLong.class,
            Endpoint.class);

    for (String code :
        new String[] {
          "TWT-040: twilio.account.sid (in test.properties)",
          "TWT-021: twilio.api.secret (in test.properties)",
          "TWT-024: The setting 'twilio.token.ttl.mx'",
          "TWT-012: " + HERE + "Kept.token",
          "TWT-001: " + HERE + "TooLong.token",
          "TWT-010: ",
          "TWT-020: twilio.token.profiles",
          "TWT-030: mp.jwt.verify.issuer",
          "TWT-030: mp.jwt.verify.audiences"
        }) {
      assertTrue(refusal.contains(code), code + " is missing in " + refusal);
    }
    assertFalse(refusal.contains("canary"), refusal);
  }

  @Test
  void aMistakeIsALineAndNoStackTrace() {
    String refusal =
        refusal(Map.of("twilio.token.ttl", "PT25H", "twilio.token.ttl.mx", "PT1H"), Kept.class);
    long mistakes = refusal.lines().filter(line -> line.contains("TWT-")).count();
    long headings = refusal.lines().filter(line -> line.matches("Exception .*:")).count();

    assertTrue(mistakes > 3, refusal);
    assertEquals(mistakes + headings, refusal.lines().count(), refusal);
  }

  @Test
  void asksForNothingWhereNothingIsUsed() {
    try (Container container = Container.start(Map.of())) {
      var refused =
          assertThrows(
              TwilioTokenException.class,
              () ->
                  container
                      .get(TokenIssuer.class)
                      .issue(TokenRequest.of("alice", new VideoGrant("standup"))));

      assertEquals(Problem.CREDENTIALS_MISSING, refused.problem());
    }
  }

  @Test
  void checksWhatIsConfiguredEvenIfNothingIsInjected() {
    assertTrue(refusal(Map.of("twilio.token.ttl", "PT25H")).contains("TWT-001: twilio.token.ttl"));
  }

  @Test
  void keepsNothingForTheNextDeployment() {
    TwilioTokenExtension extension = new TwilioTokenExtension();

    assertThrows(
        RuntimeException.class,
        () -> Container.start(extension, Map.of(), Kept.class, Anywhere.class, Endpoint.class));

    Container.start(extension, Map.of()).close();
  }

  @Test
  void anEndpointThatInspectsMustKnowItsCallersToo() {
    String refusal = refusal(Container.ACCOUNT, Inspector.class);

    assertTrue(refusal.contains("TWT-030: mp.jwt.verify.issuer"), refusal);
    assertTrue(refusal.contains("TWT-030: mp.jwt.verify.audiences"), refusal);
    assertFalse(refusal.contains("twilio.token.profiles"), refusal);
  }

  private static void deploys(Map<String, String> settings, Class<?>... beans) {
    Container.start(settings, beans).close();
  }

  private static String refusal(Map<String, String> settings, Class<?>... beans) {
    return String.valueOf(
        assertThrows(RuntimeException.class, () -> deploys(settings, beans)).getMessage());
  }
}
