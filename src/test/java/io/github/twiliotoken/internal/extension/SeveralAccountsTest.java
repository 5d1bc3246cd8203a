package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.inspect.TokenInspector;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several accounts side by side, each with its own key. */
class SeveralAccountsTest {
  private static final String KEY = "SK" + "e".repeat(32);
  private static final Map<String, String> EU =
      Map.of(
          "twilio.accounts.eu.account.sid",
          "AC" + "e".repeat(32),
          "twilio.accounts.eu.api.key",
          KEY,
          "twilio.accounts.eu.api.secret",
          "e".repeat(32));

  @Test
  void theIssuerOfANamedAccountSignsWithItsKey() {
    try (Container container =
        Container.start(EU, Policies.EuropeanDesk.class, Policies.Listener.class)) {
      AccessToken token = container.get(Policies.EuropeanDesk.class).forBob();

      assertTrue(token.id().startsWith(KEY + "-"), token.id());
      assertEquals(
          Optional.of("eu"),
          container.get(Policies.Listener.class).issued().get(0).attempt().account());
    }
  }

  @Test
  void aProfileSaysWhichAccountSigns() {
    Map<String, String> settings =
        Container.settings(
            Container.settings(Container.ACCOUNT, EU),
            Container.settings(
                Container.VIDEO, Map.of("twilio.token.profile.default.account", "eu")));
    try (Container container =
        Container.startFor(FakeRequest.jwt("alice", NOW.plusSeconds(3600)), settings)) {
      Policies.Desk desk = container.get(Policies.Desk.class);
      assertTrue(desk.forCaller().id().startsWith(KEY + "-"));
      assertTrue(desk.forBob().id().startsWith(Container.ACCOUNT.get("twilio.api.key") + "-"));
    }
  }

  @ApplicationScoped
  static class TwoProfiles {
    @Inject @TwilioToken Provider<AccessToken> ours;

    @Inject
    @TwilioToken("european")
    Provider<AccessToken> european;

    List<AccessToken> both() {
      return List.of(ours.get(), european.get());
    }
  }

  /** Each profile keeps its issuer: one in another's place would sign with its key and policy. */
  @Test
  void eachProfileKeepsItsAccountAndItsPolicy() {
    Map<String, String> settings =
        Container.settings(
            Container.settings(Container.settings(Container.ACCOUNT, EU), Container.VIDEO),
            Map.of(
                "twilio.token.profile.european.video.room", "standup",
                "twilio.token.profile.european.account", "eu",
                "twilio.token.profile.european.ttl", "PT5M"));
    try (Container container =
        Container.startFor(
            FakeRequest.jwt("alice", NOW.plusSeconds(3600)), settings, TwoProfiles.class)) {
      TwoProfiles profiles = container.get(TwoProfiles.class);

      for (int turn = 0; turn < 2; turn++) {
        List<AccessToken> both = profiles.both();
        AccessToken ours = both.get(0);
        AccessToken european = both.get(1);

        assertTrue(ours.id().startsWith(Container.ACCOUNT.get("twilio.api.key") + "-"));
        assertTrue(european.id().startsWith(KEY + "-"), european.id());
        assertEquals(Duration.ofMinutes(15), Duration.between(ours.issuedAt(), ours.expiresAt()));
        assertEquals(
            Duration.ofMinutes(5), Duration.between(european.issuedAt(), european.expiresAt()));
      }
    }
  }

  @Test
  void aBadAccountNamesItself() {
    Map<String, String> settings =
        Container.settings(
            Container.settings(Container.ACCOUNT, EU),
            Map.of("twilio.accounts.eu.api.secret", "canary"));
    String failed = Container.failure(() -> Container.start(settings, Policies.EuropeanDesk.class));

    assertTrue(
        failed.contains(
            "TWT-021: twilio.accounts.eu.api.secret (in test.properties): The API secret has 6"
                + " bytes"),
        failed);
    assertEquals(1, failed.split("TWT-", -1).length - 1, failed);
  }

  @Test
  void anAccountThatNothingNamedIsNoAccount() {
    try (Container container = Container.start(EU, Policies.EuropeanDesk.class)) {
      var refused =
          assertThrows(
              TwilioTokenException.class,
              () ->
                  container
                      .get(TokenIssuer.class)
                      .issue(TokenRequest.of("bob", VideoGrant.everyRoom())));

      assertEquals(Problem.CREDENTIALS_MISSING, refused.problem());
    }
  }

  @Test
  void theInspectorKnowsEveryKeyAndTheClock() {
    Map<String, String> settings = Container.settings(Container.ACCOUNT, EU);
    try (Container container =
        Container.start(settings, Policies.EuropeanDesk.class, Policies.FixedClock.class)) {
      TokenRequest request = TokenRequest.of("bob", new VideoGrant("standup"));
      String ours = container.get(TokenIssuer.class).issue(request).jwt();
      String european = container.get(Policies.EuropeanDesk.class).forBob().jwt();
      TokenInspector inspector = container.get(TokenInspector.class);

      assertEquals(
          Optional.ofNullable(Container.ACCOUNT.get("twilio.api.key")),
          inspector.inspect(ours).signedBy());
      assertEquals(Optional.of(KEY), inspector.inspect(european).signedBy());
      assertEquals(Optional.of(Duration.ofMinutes(15)), inspector.inspect(european).remaining());
    }
  }
}
