package io.github.twiliotoken.internal.health;

import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.credentials.Outage;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.problem.Problem;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Says whether every account that is used can sign, and if not, since when and why. Anybody who
 * reaches the check can read its answer, so that has no key, no path and no text of a message.
 */
class AccountsReadiness implements HealthCheck {
  private final DeploymentState deployment;

  AccountsReadiness(DeploymentState deployment) {
    this.deployment = deployment;
  }

  /** Returns whether the deployment has failed. */
  boolean isOfRefusedDeployment() {
    return deployment.isRefused();
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("twilio-token");
    boolean up = true;
    for (SigningAccount account : deployment.accounts()) {
      Optional<Outage> outage = deployment.outage(account);
      up &= outage.isEmpty() || !deployment.uses(account);
      response.withData(
          account.name().equals(AccountProperties.UNNAMED)
              ? "account"
              : "account." + account.name(),
          outage
                  .map(found -> "cannot sign since " + found.since() + ": " + words(found.why()))
                  .orElseGet(() -> usable(account))
              + account.polledAt().map(at -> "; file looked at " + at).orElse(""));
    }
    return response.status(up).build();
  }

  private static String usable(SigningAccount account) {
    return "key usable"
        + account
            .refusal()
            .map(
                refusal ->
                    "; replacement refused since "
                        + refusal.since()
                        + ": "
                        + words(refusal.why().problem()))
            .orElse("");
  }

  private static String words(Problem problem) {
    return problem.code() + " " + problem.title();
  }
}
