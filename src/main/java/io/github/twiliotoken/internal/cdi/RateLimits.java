package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.rate.NodeRateStore;
import io.github.twiliotoken.internal.rate.Rate;
import io.github.twiliotoken.internal.rate.RateLimiter;
import io.github.twiliotoken.internal.rate.SharedRateStore;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Holds callers to the operator's rates, for the endpoint and for injection points alike. */
@Singleton
class RateLimits {
  private final DeploymentState deployment;
  private final Optional<SharedRateStore> shared;
  private final RateLimiter limiter;

  @Inject
  RateLimits(DeploymentState deployment, ApplicationBeans application) {
    this.deployment = deployment;
    this.shared =
        application.rateStore().map(store -> new SharedRateStore(store, System::nanoTime));
    this.limiter =
        new RateLimiter(new NodeRateStore(application.clock()), shared, application.clock());
  }

  /**
   * Counts a token of a profile.
   *
   * @throws TwilioTokenException {@link Problem#RATE_EXCEEDED} if it is one too many for its caller
   */
  void take(Profile profile, Caller caller) {
    profile
        .accessRule()
        .rate()
        .ifPresent(rate -> take(rate, profile.account(), profile.name(), caller.name()));
  }

  /**
   * Counts a token that the application issues outside any profile. Its caller is the application,
   * so that it is the identity that has a rate.
   *
   * @throws TwilioTokenException {@link Problem#RATE_EXCEEDED} if it is one too many
   */
  void take(String account, Identity identity) {
    deployment
        .settings()
        .issuing()
        .rate()
        .ifPresent(rate -> take(rate, account, "", identity.value()));
  }

  private void take(Rate rate, String account, String profile, String name) {
    // the names of accounts and profiles have no slash
    Duration wait = limiter.take(account + "/" + profile + "/" + name, rate);
    if (!wait.isZero()) {
      long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
      throw Problem.RATE_EXCEEDED
          .because(
              "%d tokens in %s are allowed; the next one is possible in %d s",
              rate.tokens(), rate.period(), seconds)
          .withFacts(Map.of("retry_after", seconds));
    }
  }

  @PreDestroy
  void stop() {
    shared.ifPresent(SharedRateStore::stop);
  }
}
