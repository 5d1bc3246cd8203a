package io.github.twiliotoken.health;

import io.github.twiliotoken.cdi.TokenSetup;
import io.github.twiliotoken.config.Account;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether every account has a key that signs, and since when a bad replacement is refused. */
class AccountsReadiness implements HealthCheck {
  private final TokenSetup setup;

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
