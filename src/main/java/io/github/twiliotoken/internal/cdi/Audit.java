package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.TokenAttempt;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenRefused;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.grant.GrantCache;
import io.github.twiliotoken.internal.grant.GrantResources;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.IssuedToken;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells observers, the log {@code io.github.twiliotoken.audit} and the server's metrics of every
 * token that is issued or refused, and of every key that is replaced.
 */
@Singleton
public class Audit {
  private static final Logger LOG = Logger.getLogger("io.github.twiliotoken.audit");

  private final GrantCache<List<String>> resources = new GrantCache<>(GrantResources::of);
  private final AuditEvents events;
  private final MetricsReporter metrics;
  private final DeploymentState deployment;
  private final Clock clock;

  @Inject
  Audit(
      AuditEvents events,
      MetricsReporter metrics,
      DeploymentState deployment,
      ApplicationBeans application) {
    this.events = events;
    this.metrics = metrics;
    this.deployment = deployment;
    this.clock = application.clock();
  }

  /**
   * Runs an attempt to get a token. Whatever it throws counts as a refusal: it is reported to
   * observers and the log, and thrown again.
   */
  public <T> T attempt(Function<AttemptRecorder, T> body) {
    AttemptRecorder attempt = new AttemptRecorder(metrics.begin());
    try {
      return body.apply(attempt);
    } catch (TwilioTokenException e) {
      refused(attempt, e);
      throw e;
    } catch (Throwable e) {
      refused(attempt, Problem.SERVER_FAULT.because("%s", e));
      throw e;
    }
  }

  /**
   * Tells observers that a token was signed, before anybody gets it.
   *
   * @throws TwilioTokenException if an observer failed and the operator wants no token without it
   */
  void issued(AttemptRecorder attempt, IssuedToken token) {
    boolean told =
        events.issued(
            () ->
                new TokenIssued(
                    attempt.toAttempt(clock.instant(), resources),
                    token.token().id(),
                    token.lifetime()));
    if (!told && deployment.settings().issuing().auditRequired()) {
      throw Problem.AUDIT_FAILED.because("An observer of TokenIssued failed");
    }
    metrics.issued(attempt);
  }

  /** Reports that another key signs for an account from now on. */
  void rotated(SigningAccount account, Credentials before) {
    Credentials now = account.credentials();
    LOG.info(
        String.format(
            "The key %s signs for %s from now on, in the place of %s",
            now.keySid(), now.accountSid(), before.keySid()));
    metrics.rotated(account);
    events.rotated(
        new CredentialsRotated(
            clock.instant(),
            Optional.of(account.name()).filter(name -> !name.equals(AccountProperties.UNNAMED)),
            now.accountSid(),
            before.keySid(),
            now.keySid()));
  }

  /** Reports that the server has refused a bearer token before it called this library. */
  public void refusedByServer(boolean bearerSent) {
    Problem problem = bearerSent ? Problem.BEARER_REFUSED : Problem.BEARER_MISSING;
    refused(
        new AttemptRecorder(metrics.begin()),
        problem.because("The server did not take the bearer"));
  }

  private void refused(AttemptRecorder recorded, TwilioTokenException why) {
    recorded.refused();
    TokenAttempt attempt = recorded.toAttempt(clock.instant(), resources);
    Problem problem = why.problem();
    LOG.log(
        problem.status() < 500 ? Level.INFO : Level.WARNING,
        problem.code()
            + " for caller "
            + quoted(attempt.caller())
            + ", profile "
            + quoted(attempt.profile())
            + ": "
            + why.reason());
    metrics.refused(recorded, problem);
    events.refused(new TokenRefused(attempt, recorded.requested(), problem, why.reason()));
  }

  /** Quotes a name so that it cannot look like another part of the log line. */
  private static String quoted(Optional<String> name) {
    return name.map(text -> "'" + Problem.shown(text).replace("'", "\\u0027") + "'").orElse("-");
  }
}
