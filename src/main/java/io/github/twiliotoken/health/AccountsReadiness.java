package io.github.twiliotoken.health;

import io.github.twiliotoken.cdi.TokenSetup;
import io.github.twiliotoken.config.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether every account has a key that signs, and since when a bad replacement is refused. */
@Readiness
@ApplicationScoped
class AccountsReadiness implements HealthCheck {
  private final TokenSetup setup;

  /** For the container's proxy, which is never called. */
  @SuppressWarnings("NullAway")
  AccountsReadiness() {
    setup = null;
  }

  @Inject
  AccountsReadiness(TokenSetup setup) {
    this.setup = setup;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("twilio-token").up();
    for (Account account : setup.accounts()) {
      String name =
          account.name().equals(Account.UNNAMED) ? "account" : "account." + account.name();
      response.withData(
          name,
          "key usable"
              + account.refusedSince().map(at -> "; replacement refused since " + at).orElse("")
              + account.lookedAt().map(at -> "; file looked at " + at).orElse(""));
    }
    return response.build();
  }
}
