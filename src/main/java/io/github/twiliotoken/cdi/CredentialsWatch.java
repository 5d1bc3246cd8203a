package io.github.twiliotoken.cdi;

import io.github.twiliotoken.config.Account;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Watches the credentials files, each by itself and on threads of its own: no request waits for the
 * file system, and no account for another's.
 */
@ApplicationScoped
class CredentialsWatch {
  private static final Logger LOG = Logger.getLogger(CredentialsWatch.class.getName());

  /** For a file that has just changed, too, which is looked at twice. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  /** For the first look, so that the first request finds its key on a machine that is busy, too. */
  private static final Duration LONGEST_START = Duration.ofSeconds(2);

  private final TokenSetup setup;
  private final Audit audit;
  private final Collaborators collaborators;
  private volatile Map<Account, AccountWatch> watches = Map.of();
  private @Nullable WatchThreads threads;

  /** For the container's proxy, which is never called. */
  @SuppressWarnings("NullAway")
  CredentialsWatch() {
    setup = null;
    audit = null;
    collaborators = null;
  }

  @Inject
  CredentialsWatch(TokenSetup setup, Audit audit, Collaborators collaborators) {
    this.setup = setup;
    this.audit = audit;
    this.collaborators = collaborators;
  }

  /**
   * What signs now. If the file was not seen to name it within the lag, it is looked at once more,
   * and waited for as long as a file that answers needs.
   *
   * @throws TokenRefusedException if it names another that cannot be used, or none
   */
  Credentials confirmed(Account account) {
    if (!isConfirmed(account)) {
      lookAgain(account);
      if (!isConfirmed(account)) {
        throw Problem.KEY_NOT_CONFIRMED.because(
            "The key %s was not seen in its credentials file within the last %s",
            account.credentials().keySid(), account.lag());
      }
    }
    return account.credentials();
  }

  private boolean isConfirmed(Account account) {
    return account.isConfirmed(collaborators.clock().instant());
  }

  private void lookAgain(Account account) {
    start(account); // where a token is asked for before the application has started
    AccountWatch watch = watches.get(account);
    if (watch != null) {
      await(watch, LONGEST_WAIT);
    }
  }

  private static void await(AccountWatch watch, Duration most) {
    try {
      watch.await(most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Since when and why this account cannot sign; it is looked at as a request would look. */
  private Optional<Outage> outage(Account account) {
    if (!isConfirmed(account)) {
      lookAgain(account);
    }
    Instant now = collaborators.clock().instant();
    if (account.isConfirmed(now)) {
      return Optional.empty();
    }
    // a clock that was turned back has confirmed nothing yet
    Instant since = account.signsUntil().filter(end -> !end.isAfter(now)).orElse(now);
    Problem why =
        account.refusal().map(refusal -> refusal.why().problem()).orElse(Problem.KEY_NOT_CONFIRMED);
    return Optional.of(new Outage(since, why));
  }

  /** Starts with the application; some containers say so once for each of its modules. */
  synchronized void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    if (threads == null && setup.accounts().stream().anyMatch(Account::rotates)) {
      WatchThreads started = new WatchThreads();
      threads = started;
      Map<Account, AccountWatch> made = new HashMap<>();
      setup.accounts().stream()
          .filter(Account::rotates)
          .forEach(
              account ->
                  made.put(
                      account,
                      new AccountWatch(
                          account, collaborators.clock(), started, look -> tell(account, look))));
      watches = Map.copyOf(made);
      setup.watched(this::outage);
      made.values().forEach(AccountWatch::look);
      made.values().forEach(watch -> await(watch, LONGEST_START));
    }
  }

  @PreDestroy
  synchronized void stop() {
    watches.values().forEach(AccountWatch::stop);
    if (threads != null) {
      threads.stop();
    }
  }

  private void tell(Account account, Account.Look look) {
    try {
      look.replaced().ifPresent(before -> audit.rotated(account, before));
      look.warning()
          .ifPresent(
              why ->
                  LOG.warning(
                      "A credentials file is not used. "
                          + account
                              .signsUntil()
                              .map(end -> "The key before it signs until " + end + ". ")
                              .orElse("")
                          + why.getMessage()));
    } catch (Throwable e) {
      LOG.log(Level.SEVERE, "What a look has found could not be told", Faults.shown(e));
    }
  }
}
