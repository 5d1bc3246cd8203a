package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.Caller;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.profile.ProfileTokenRequest;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Ttl;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the token that {@code @TwilioToken} injects: a new one each time, for the caller of that
 * moment.
 */
@Singleton
class TokenProducer {
  private final DeploymentState deployment;
  private final CallerResolver callers;
  private final ProfileTokenIssuer tokens;
  private final Audit audit;

  @Inject
  TokenProducer(
      DeploymentState deployment, CallerResolver callers, ProfileTokenIssuer tokens, Audit audit) {
    this.deployment = deployment;
    this.callers = callers;
    this.tokens = tokens;
    this.audit = audit;
  }

  @Produces
  @Dependent
  @TwilioToken
  @Typed(AccessToken.class)
  AccessToken token(@Nullable InjectionPoint point) {
    return issue(point);
  }

  @Produces
  @Dependent
  @TwilioToken
  @Typed(String.class)
  String jwt(@Nullable InjectionPoint point) {
    return issue(point).jwt();
  }

  private AccessToken issue(@Nullable InjectionPoint point) {
    return audit.attempt(
        attempt -> {
          TwilioToken wanted = wanted(point);
          Optional<Duration> asked =
              Optional.of(wanted.ttl())
                  .filter(ttl -> !ttl.isEmpty())
                  .map(ttl -> Ttl.parse(ttl).value());
          Profile profile = deployment.profile(wanted.value());
          attempt.profile(profile, asked);
          Caller caller = callers.current();
          attempt.caller(caller);
          return tokens
              .issue(attempt, profile, caller, ProfileTokenRequest.of(profile.name(), asked))
              .token();
        });
  }

  /**
   * Returns the annotation of the injection point. In a look-up without one OpenWebBeans gives
   * null, and others a point without the qualifier.
   */
  private static TwilioToken wanted(@Nullable InjectionPoint point) {
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
