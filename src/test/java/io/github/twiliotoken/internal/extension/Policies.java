package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.Caller;
import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRefused;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What applications bring along: the beans of the tests beside it. */
final class Policies {
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private Policies() {}

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
    void later(@ObservesAsync TokenIssued event) {}

    void afterwards(@Observes(during = TransactionPhase.AFTER_SUCCESS) TokenIssued event) {}

    void everything(@Observes Object event) {}

    void perhaps(@Observes(notifyObserver = Reception.IF_EXISTS) TokenIssued event) {}
  }

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Staff implements IdentityMapper {
    @Override
    public Identity identity(Caller caller) {
      return new Identity("staff_" + caller.name());
    }
  }

  /** Beside the library's own, and not selected: nobody can tell which is meant. */
  @ApplicationScoped
  static class SecondMapper implements IdentityMapper {
    @Override
    public Identity identity(Caller caller) {
      return new Identity("second");
    }
  }

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class BrokenMapper implements IdentityMapper {
    @Override
    public Identity identity(Caller caller) {
      throw new IllegalStateException("directory-down-canary");
    }
  }

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class SilentMapper implements IdentityMapper {
    @Override
    @SuppressWarnings("NullAway") // what an application may do all the same
    public Identity identity(Caller caller) {
      return null;
    }
  }

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class StrictMapper implements IdentityMapper {
    @Override
    public Identity identity(Caller caller) {
      throw Problem.IDENTITY_NOT_POSSIBLE.because("The staff number is missing");
    }
  }

  /** Keeps what it was asked, and refuses mallory with a reason that is not hers to know. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Guard implements GrantAuthorizer {
    @Nullable Request asked;

    @Override
    public Decision authorize(Request request) {
      this.asked = request;
      return request.caller().name().equals("mallory")
          ? Decision.refuse("mallory-is-suspended-canary\nTWT-000 forged")
          : Decision.allow();
    }

    @Nullable Request asked() {
      return asked;
    }
  }

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class BrokenGuard implements GrantAuthorizer {
    @Override
    public Decision authorize(Request request) {
      if (request.caller().name().equals("overflow")) {
        throw new StackOverflowError();
      }
      throw new IllegalStateException("database-down-canary");
    }
  }

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class SilentGuard implements GrantAuthorizer {
    @Override
    @SuppressWarnings("NullAway") // what an application may do all the same
    public Decision authorize(Request request) {
      return null;
    }
  }

  /** Calls something of ours that failed, which decides nothing. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class FaultyGuard implements GrantAuthorizer {
    @Override
    public Decision authorize(Request request) {
      throw Problem.KEY_NOT_CONFIRMED.because("fault-canary");
    }
  }

  /** A refusal of its own is no way to show its words to the caller either. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class TalkativeGuard implements GrantAuthorizer {
    @Override
    public Decision authorize(Request request) {
      throw Problem.REQUEST_MALFORMED.because("talkative-canary");
    }
  }
}
