package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRefused;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What applications inject and observe: the beans of the tests beside it. */
final class Policies {
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  static final Map<String, String> SETTINGS =
      Container.settings(Container.ACCOUNT, Container.VIDEO);
  static final Map<String, String> TEAM_ROOM =
      Container.settings(
          Container.ACCOUNT,
          Map.of("twilio.token.profile.default.video.room", "team-{claim:team}"));

  private Policies() {}

  /** A container whose caller is logged in for an hour. */
  static Container start(Map<String, String> settings, String upn, Class<?>... beans) {
    Principal caller = FakeRequest.jwt(upn, NOW.plusSeconds(3600));
    return Container.startFor(caller, settings, beans);
  }

  static Principal ofTeam(Object team) {
    long end = NOW.plusSeconds(3600).getEpochSecond();
    return FakeRequest.jwt(Map.of("upn", "alice", "team", team, "exp", end));
  }

  @ApplicationScoped
  static class FixedClock {
    @Produces
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }
  }

  @ApplicationScoped
  static class Desk {
    @Inject @TwilioToken Provider<AccessToken> tokens;
    @Inject TokenIssuer issuer;

    AccessToken forCaller() {
      return tokens.get();
    }

    AccessToken forBob() {
      return issuer.issue(TokenRequest.of("bob", new VideoGrant("standup")));
    }

    /** Asks again: on a busy machine a look at a file may take longer than a request waits. */
    AccessToken forBobPatiently() {
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (true) {
        try {
          return forBob();
        } catch (TwilioTokenException e) {
          if (e.problem() != Problem.KEY_NOT_CONFIRMED || System.nanoTime() - end > 0) {
            throw e;
          }
        }
      }
    }
  }

  /** Asks for the bean itself, as a framework might: nothing says which profile is meant. */
  @ApplicationScoped
  static class BareLookUp {
    @Inject BeanManager beans;

    Object token() {
      Bean<?> bean = beans.resolve(beans.getBeans(AccessToken.class, TwilioToken.Literal.of("x")));
      return beans.getReference(
          bean, AccessToken.class, beans.createCreationalContext((Bean<?>) null));
    }
  }

  @ApplicationScoped
  static class EuropeanDesk {
    @Inject
    @TwilioAccount("eu")
    TokenIssuer issuer;

    AccessToken forBob() {
      return issuer.issue(TokenRequest.of("bob", new VideoGrant("standup")));
    }
  }

  /** Keeps every event. */
  @ApplicationScoped
  static class Listener {
    final List<TokenIssued> issued = new ArrayList<>();
    final List<TokenRefused> refused = new ArrayList<>();
    final List<CredentialsRotated> rotated = new ArrayList<>();

    void issued(@Observes TokenIssued event) {
      issued.add(event);
    }

    void refused(@Observes TokenRefused event) {
      refused.add(event);
    }

    void rotated(@Observes CredentialsRotated event) {
      rotated.add(event);
    }

    List<TokenIssued> issued() {
      return issued;
    }

    List<TokenRefused> refused() {
      return refused;
    }
  }

  /** Observes what is refused, and no token. */
  @ApplicationScoped
  static class RefusalListener {
    final List<TokenRefused> refused = new ArrayList<>();

    void refused(@Observes TokenRefused event) {
      refused.add(event);
    }

    List<TokenRefused> refused() {
      return refused;
    }
  }

  /** Fails at every event. */
  @ApplicationScoped
  static class BrokenListener {
    void issued(@Observes TokenIssued event) {
      throw new AssertionError("disk full");
    }

    void refused(@Observes TokenRefused event) {
      throw new IllegalStateException("disk full");
    }
  }

  /** Is told on another thread, once the token has left, or not at all. */
  @ApplicationScoped
  static class LateListener {
    private final List<Optional<String>> callers = new ArrayList<>();

    void later(@ObservesAsync TokenIssued event) {}

    void afterwards(@Observes(during = TransactionPhase.AFTER_SUCCESS) TokenIssued event) {
      callers.add(event.attempt().caller());
    }

    List<Optional<String>> callers() {
      return callers;
    }

    void everything(@Observes Object event) {}

    void perhaps(@Observes(notifyObserver = Reception.IF_EXISTS) TokenIssued event) {}
  }
}
