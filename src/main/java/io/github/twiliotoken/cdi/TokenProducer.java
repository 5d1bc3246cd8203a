package io.github.twiliotoken.cdi;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.Caller;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Ttl;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Optional;

/** What {@code @TwilioToken} injects: each time a new token, for whoever calls at that moment. */
@Singleton
class TokenProducer {
  private final TokenSetup setup;
  private final Callers callers;
  private final ProfileTokens tokens;

  @Inject
  TokenProducer(TokenSetup setup, Callers callers, ProfileTokens tokens) {
    this.setup = setup;
    this.callers = callers;
    this.tokens = tokens;
  }

  @Produces
  @Dependent
  @TwilioToken
  AccessToken token(Instance<InjectionPoint> points) {
    return issue(points);
  }

  @Produces
  @Dependent
  @TwilioToken
  String jwt(Instance<InjectionPoint> points) {
    return issue(points).jwt();
  }

  private AccessToken issue(Instance<InjectionPoint> points) {
    TwilioToken wanted = wanted(points);
    Optional<Duration> asked =
        wanted.ttl().isEmpty() ? Optional.empty() : Optional.of(Ttl.parse(wanted.ttl()).value());
    Caller caller = callers.current();
    return tokens
        .issue(setup.profile(wanted.value()), caller, tokens.identity(caller), asked)
        .token();
  }

  private static TwilioToken wanted(Instance<InjectionPoint> points) {
    InjectionPoint point;
    try {
      point = points.get();
    } catch (RuntimeException none) {
      point = null;
    }
    if (point != null) {
      for (Annotation qualifier : point.getQualifiers()) {
        if (qualifier instanceof TwilioToken wanted) {
          return wanted;
        }
      }
    }
    throw Problem.INJECTION_POINT_MISSING.because(
        "A token was looked up where no injection point says which profile is meant");
  }
}
