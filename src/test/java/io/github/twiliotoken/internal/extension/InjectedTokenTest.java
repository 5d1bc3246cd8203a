package io.github.twiliotoken.internal.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIdSource;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.jwt.FixedTokenIssuer;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Injected tokens, on a fixed clock. */
class InjectedTokenTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Map<String, String> SETTINGS =
      Container.settings(Container.ACCOUNT, Container.VIDEO);

  @ApplicationScoped
  static class Brought {
    @Produces
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Produces
    TokenIdSource ids() {
      return () -> "own";
    }
  }

  @ApplicationScoped
  static class Desk {
    @Inject @TwilioToken Provider<AccessToken> tokens;
    @Inject TokenIssuer issuer;

    AccessToken forCaller() {
      return tokens.get();
    }

    @TtlLimited(max = "PT2M")
    AccessToken briefly() {
      return issuer.issue(TokenRequest.of("bob", new VideoGrant("standup")));
    }

    @TtlLimited(max = "PT2M")
    AccessToken brieflyForCaller() {
      return tokens.get();
    }

    @TtlLimited(min = "PT30M")
    AccessToken atLeast(TokenRequest request) {
      return issuer.issue(request);
    }

    @TtlLimited(max = "PT2M")
    TtlRange rangeOf(TokenRequest request) {
      return request.range();
    }

    @TtlLimited(max = "PT15M")
    AccessToken ofAnotherIssuerAtItsEnd() {
      return new FixedTokenIssuer().issue(TokenRequest.of("bob", new VideoGrant("standup")));
    }

    @TtlLimited(max = "PT14M59S")
    AccessToken ofAnotherIssuerOneSecondOver() {
      return new FixedTokenIssuer().issue(TokenRequest.of("bob", new VideoGrant("standup")));
    }

    @TtlLimited(max = "PT2M")
    AccessToken ofAnotherIssuer() {
      return new FixedTokenIssuer().issue(TokenRequest.of("bob", new VideoGrant("standup")));
    }
  }

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class TestIssuer extends FixedTokenIssuer {}

  /** One that gives more than it was asked for. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Generous implements TokenIssuer {
    @Override
    public AccessToken issue(TokenRequest request) {
      return new FixedTokenIssuer().issue(request.withTtl(Duration.ofHours(24)));
    }
  }

  /** One whose clock is an hour ahead of that of the login. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Ahead implements TokenIssuer {
    static final Instant LATER = NOW.plusSeconds(3600);

    @Override
    public AccessToken issue(TokenRequest request) {
      return new AccessToken(
          "a.b.c", "id", request.identity(), LATER, LATER.plus(request.ttl().orElseThrow()));
    }
  }

  @Test
  void usesTheApplicationsClockAndIds() {
    try (Container container = start(FakeRequest.jwt("alice", NOW.plusSeconds(3600)))) {
      AccessToken token = container.get(Desk.class).forCaller();
      assertEquals(NOW, token.issuedAt());
      assertEquals(NOW.plus(Duration.ofMinutes(15)), token.expiresAt());
      assertEquals("SK" + "b".repeat(32) + "-own", token.id());
      assertEquals("alice", token.identity().value());
    }
  }

  @Test
  void endsWithTheLogin() {
    try (Container container = start(FakeRequest.jwt("alice", NOW.plusSeconds(61)))) {
      assertEquals(NOW.plusSeconds(61), container.get(Desk.class).forCaller().expiresAt());
    }
  }

  @Test
  void limitsWhatAMethodIssuesBeforeItIsSigned() {
    try (Container container = start(FakeRequest.jwt("alice", NOW.plusSeconds(3600)))) {
      Desk desk = container.get(Desk.class);
      assertEquals(NOW.plusSeconds(120), desk.briefly().expiresAt());
      assertEquals(NOW.plusSeconds(120), desk.brieflyForCaller().expiresAt());
      assertEquals(NOW.plusSeconds(900), desk.forCaller().expiresAt());
    }
  }

  @Test
  void neverWidensAndNeverStretches() {
    try (Container container = start(FakeRequest.jwt("alice", NOW.plusSeconds(3600)))) {
      Desk desk = container.get(Desk.class);
      TokenRequest request = TokenRequest.of("bob", new VideoGrant("standup"));
      assertEquals(
          Problem.TTL_DEFAULT_OUT_OF_BOUNDS,
          assertThrows(TwilioTokenException.class, () -> desk.atLeast(request)).problem());
      assertEquals(
          NOW.plusSeconds(1800), desk.atLeast(request.withTtl(Duration.ofMinutes(30))).expiresAt());
    }
  }

  @Test
  void handsOutNoLongerTokenOfAnotherIssuer() {
    try (Container container = start(FakeRequest.jwt("alice", NOW.plusSeconds(3600)))) {
      Desk desk = container.get(Desk.class);
      assertEquals(
          "TWT-002",
          assertThrows(TwilioTokenException.class, desk::ofAnotherIssuer).problem().code());
    }
  }

  @Test
  void aTokenOfAnotherIssuerMayReachTheBoundAndNotPassIt() {
    try (Container container = start(FakeRequest.jwt("alice", NOW.plusSeconds(3600)))) {
      Desk desk = container.get(Desk.class);
      assertEquals("bob", desk.ofAnotherIssuerAtItsEnd().identity().value());
      assertThrows(TwilioTokenException.class, desk::ofAnotherIssuerOneSecondOver);
    }
  }

  /** The method itself sees what it may ask for. */
  @Test
  void narrowsTheRequestThatAMethodIsGiven() {
    try (Container container = start(FakeRequest.jwt("alice", NOW.plusSeconds(3600)))) {
      TtlRange range =
          container.get(Desk.class).rangeOf(TokenRequest.of("bob", new VideoGrant("standup")));
      assertEquals(new TtlRange(Ttl.SHORTEST, Ttl.parse("PT2M")), range);
    }
  }

  @ApplicationScoped
  @TtlLimited(max = "PT3M")
  static class Brief extends Handing {}

  @ApplicationScoped
  @TtlLimited(max = "PT2M")
  static class Briefer extends Handing {}

  /** One method, in two classes. */
  static class Handing {
    public TtlRange rangeOf(TokenRequest request) {
      return request.range();
    }
  }

  @Test
  void aMethodHasTheBoundsOfTheClassItIsCalledOn() {
    try (Container container = Container.start(SETTINGS, Brief.class, Briefer.class)) {
      TokenRequest request = TokenRequest.of("bob", new VideoGrant("standup"));
      assertEquals(Ttl.parse("PT3M"), container.get(Brief.class).rangeOf(request).max());
      assertEquals(Ttl.parse("PT2M"), container.get(Briefer.class).rangeOf(request).max());
    }
  }

  @Test
  void aTestsOwnIssuerGivesInjectedTokensToo() {
    try (Container container =
        Container.start(SETTINGS, FakeRequest.class, Brought.class, Desk.class, TestIssuer.class)) {
      container.get(FakeRequest.class).caller(FakeRequest.jwt("alice", NOW.plusSeconds(3600)));
      AccessToken first = container.get(Desk.class).forCaller();
      assertEquals(FixedTokenIssuer.NOW, first.issuedAt());
      assertEquals(first.jwt(), container.get(Desk.class).forCaller().jwt());
      assertTrue(first.id().endsWith("-fixed"), first.id());
    }
  }

  @Test
  void aTestsOwnIssuerKeepsToTheBoundsOfAMethod() {
    try (Container container =
        Container.start(SETTINGS, FakeRequest.class, Brought.class, Desk.class, TestIssuer.class)) {
      container.get(FakeRequest.class).caller(FakeRequest.jwt("alice", NOW.plusSeconds(3600)));
      Desk desk = container.get(Desk.class);
      assertEquals(FixedTokenIssuer.NOW.plusSeconds(120), desk.briefly().expiresAt());
      assertEquals(desk.briefly(), desk.briefly());
      assertEquals(FixedTokenIssuer.NOW.plusSeconds(120), desk.brieflyForCaller().expiresAt());
      TokenRequest request = TokenRequest.of("bob", new VideoGrant("standup"));
      assertEquals(
          Problem.TTL_DEFAULT_OUT_OF_BOUNDS,
          assertThrows(TwilioTokenException.class, () -> desk.atLeast(request)).problem());
    }
  }

  private static Container start(@Nullable Principal caller) {
    Container container = Container.start(SETTINGS, FakeRequest.class, Brought.class, Desk.class);
    container.get(FakeRequest.class).caller(caller);
    return container;
  }

  @Test
  void anIssuerOfTheApplicationGivesNoMoreThanWasDecided() {
    try (Container container =
        Container.start(SETTINGS, FakeRequest.class, Brought.class, Desk.class, Generous.class)) {
      container.get(FakeRequest.class).caller(FakeRequest.jwt("alice", NOW.plusSeconds(3600)));
      Desk desk = container.get(Desk.class);
      assertEquals(
          Problem.SERVER_FAULT,
          assertThrows(TwilioTokenException.class, desk::forCaller).problem());
    }
  }

  /** Both sides: its token of 900 s ends 4500 s from now. */
  @Test
  void anIssuerOfTheApplicationOutlivesNoLogin() {
    try (Container container =
        Container.start(SETTINGS, FakeRequest.class, Brought.class, Desk.class, Ahead.class)) {
      Desk desk = container.get(Desk.class);
      FakeRequest request = container.get(FakeRequest.class);
      request.caller(FakeRequest.jwt("alice", NOW.plusSeconds(4500)));
      assertEquals(NOW.plusSeconds(4500), desk.forCaller().expiresAt());
      request.caller(FakeRequest.jwt("alice", NOW.plusSeconds(4499)));
      assertEquals(
          Problem.SERVER_FAULT,
          assertThrows(TwilioTokenException.class, desk::forCaller).problem());
    }
  }
}
