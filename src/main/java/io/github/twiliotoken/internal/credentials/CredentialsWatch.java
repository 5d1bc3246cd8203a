package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.internal.text.Faults;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Watches the credentials files, each by itself and on threads of its own: no request waits for the
 * file system, and no account for another's.
 */
public final class CredentialsWatch {
  private static final Logger LOG = Logger.getLogger(CredentialsWatch.class.getName());

  /** For a file that has just changed, too, which is looked at twice. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  /** For the first look, so that the first request finds its key on a machine that is busy, too. */
  private static final Duration LONGEST_START = Duration.ofSeconds(2);

  private final Collection<SigningAccount> accounts;
  private final Clock clock;
  private final BiConsumer<SigningAccount, Credentials> rotated;
  private volatile Map<SigningAccount, AccountWatch> watches = Map.of();
  private @Nullable WatchThreads threads;

  /**
   * Makes a watch that has yet to be started.
   *
   * @param rotated is told of an account whose key was replaced, and of the pair before
   */
  public CredentialsWatch(
      Collection<SigningAccount> accounts,
      Clock clock,
      BiConsumer<SigningAccount, Credentials> rotated) {
    this.accounts = accounts;
    this.clock = clock;
    this.rotated = rotated;
  }

  /**
   * Starts the threads, and waits a moment for the first look at each file; later calls do nothing.
   */
  public synchronized void startOnce() {
    if (threads == null && accounts.stream().anyMatch(SigningAccount::rotates)) {
      WatchThreads started = new WatchThreads();
      threads = started;
      Map<SigningAccount, AccountWatch> made = new HashMap<>();
      accounts.stream()
          .filter(SigningAccount::rotates)
          .forEach(
              account ->
                  made.put(
                      account,
                      new AccountWatch(account, clock, started, look -> tell(account, look))));
      watches = Map.copyOf(made);
      made.values().forEach(AccountWatch::look);
      made.values().forEach(watch -> await(watch, LONGEST_START));
    }
  }

  /** Ends the threads; one that is stuck in a file stays, and keeps as little as it can. */
  public synchronized void stop() {
    watches.values().forEach(AccountWatch::stop);
    if (threads != null) {
      threads.stop();
    }
  }

  /**
   * Returns what signs now. If the file was not seen to name it within the lag, it is looked at
   * once more, and waited for as long as a file that answers needs.
   *
   * @throws TwilioTokenException if it names another that cannot be used, or none
   */
  public Credentials confirmed(SigningAccount account) {
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

  /** Says since when and why this account cannot sign; it is looked at as a request would look. */
  public Optional<Outage> outage(SigningAccount account) {
    if (!isConfirmed(account)) {
      lookAgain(account);
    }
    Instant now = clock.instant();
    if (account.isConfirmed(now)) {
      return Optional.empty();
    }
    // a clock that was turned back has confirmed nothing yet
    Instant since = account.signsUntil().filter(end -> !end.isAfter(now)).orElse(now);
    Problem why =
        account.refusal().map(refusal -> refusal.why().problem()).orElse(Problem.KEY_NOT_CONFIRMED);
    return Optional.of(new Outage(since, why));
  }

  private boolean isConfirmed(SigningAccount account) {
    return account.isConfirmed(clock.instant());
  }

  private void lookAgain(SigningAccount account) {
    startOnce(); // where a token is asked for before the application has started
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

  private void tell(SigningAccount account, SigningAccount.Look look) {
    try {
      look.replaced().ifPresent(before -> rotated.accept(account, before));
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
