package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.inspect.TokenInspector;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Identity;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The mappers and authorizers that applications put in the place of ours. */
final class Deciders {
  private Deciders() {}

  /** A bean of the application that takes the place of the library's own. */
  @Stereotype
  @Alternative
  @Priority(1)
  @ApplicationScoped
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Replacement {}

  @Replacement
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

  @Replacement
  static class BrokenMapper implements IdentityMapper {
    @Override
    public Identity identity(Caller caller) {
      throw new IllegalStateException("directory-down-canary");
    }
  }

  @Replacement
  static class SilentMapper implements IdentityMapper {
    @Override
    @SuppressWarnings("NullAway") // what an application may do all the same
    public Identity identity(Caller caller) {
      return null;
    }
  }

  @Replacement
  static class StrictMapper implements IdentityMapper {
    @Override
    public Identity identity(Caller caller) {
      throw Problem.IDENTITY_NOT_POSSIBLE.because("The staff number is missing");
    }
  }

  /** Keeps what it was asked, and refuses mallory with a reason that is not hers to know. */
  @Replacement
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

  @Replacement
  static class BrokenGuard implements GrantAuthorizer {
    @Override
    public Decision authorize(Request request) {
      if (request.caller().name().equals("overflow")) {
        throw new StackOverflowError();
      }
      throw new IllegalStateException("database-down-canary");
    }
  }

  @Replacement
  static class SilentGuard implements GrantAuthorizer {
    @Override
    @SuppressWarnings("NullAway") // what an application may do all the same
    public Decision authorize(Request request) {
      return null;
    }
  }

  /** Calls something of ours that failed, which decides nothing. */
  @Replacement
  static class FaultyGuard implements GrantAuthorizer {
    @Override
    public Decision authorize(Request request) {
      throw Problem.KEY_NOT_CONFIRMED.because("fault-canary");
    }
  }

  /** A refusal of its own is no way to show its words to the caller either. */
  @Replacement
  static class TalkativeGuard implements GrantAuthorizer {
    @Override
    public Decision authorize(Request request) {
      throw Problem.REQUEST_MALFORMED.because("talkative-canary");
    }
  }

  /** One that says which of its kind has answered. */
  @Alternative
  @Priority(1)
  @Dependent
  static class NumberedMapper implements IdentityMapper {
    private static final AtomicInteger MADE = new AtomicInteger();
    private final int number = MADE.incrementAndGet();

    static final AtomicInteger ENDED = new AtomicInteger();

    @Override
    public Identity identity(Caller caller) {
      return new Identity("mapper_" + number);
    }

    @PreDestroy
    void end() {
      ENDED.set(number);
    }
  }

  /** One that is made with beans of ours, as soon as it is asked for. */
  @Alternative
  @Priority(1)
  @Singleton
  static class InspectingGuard implements GrantAuthorizer {
    @Inject TokenInspector inspector;
    @Inject TokenIssuer issuer;

    @Override
    public Decision authorize(Request request) {
      return inspector.inspect("x").valid() ? Decision.refuse("x") : Decision.allow();
    }
  }
}
