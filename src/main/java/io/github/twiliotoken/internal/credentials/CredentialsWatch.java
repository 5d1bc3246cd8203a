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
 * Watches the credentials files of all accounts. Each is polled on threads of its own, so that no
 * request waits long for the file system, and no account for the file of another.
 */
public final class CredentialsWatch {
  private static final Logger LOG = Logger.getLogger(CredentialsWatch.class.getName());

  /** How long a request waits; enough for a file that has just changed, which is read twice. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  /** How long the start waits, so that the first request finds its key on a busy machine, too. */
  private static final Duration LONGEST_START = Duration.ofSeconds(2);

  private final Collection<SigningAccount> accounts;
  private final Clock clock;
  private final BiConsumer<SigningAccount, Credentials> rotated;
  private volatile Map<SigningAccount, AccountWatch> watches = Map.of();
  private @Nullable WatchThreads threads;

  /**
   * Makes a watch that is not started yet.
   *
   * @param clock says when a file was read, and so until when its key may sign
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
   * Starts the threads, and waits a moment for the first poll of each file; later calls do nothing.
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
                      new AccountWatch(
                          account,
                          CredentialsFileContent::read,
                          clock,
                          started,
                          result -> report(account, result))));
      watches = Map.copyOf(made);
      made.values().forEach(AccountWatch::poll);
      made.values().forEach(watch -> pollAndWait(watch, LONGEST_START));
    }
  }

  /** Ends the threads. One that is stuck in a file stays, and keeps as little as it can. */
  public synchronized void stop() {
    watches.values().forEach(AccountWatch::stop);
    if (threads != null) {
      threads.stop();
    }
  }

  /**
   * Returns the pair that signs now. If it is not confirmed, its file is polled once more, for at
   * most half a second.
   *
   * @throws TwilioTokenException {@link Problem#KEY_NOT_CONFIRMED} if the file names another key
   *     that cannot be used, or was not seen to name this one within the lag
   */
  public Credentials confirmed(SigningAccount account) {
    if (!isConfirmed(account)) {
      pollAgain(account);
      if (!isConfirmed(account)) {
        throw Problem.KEY_NOT_CONFIRMED.because(
            "The key %s was not seen in its credentials file within the last %s",
            account.credentials().keySid(), account.lag());
      }
    }
    return account.credentials();
  }

  /**
   * Returns since when and why an account cannot sign; empty if it can. Its file is polled where a
   * request would poll it.
   */
  public Optional<Outage> outage(SigningAccount account) {
    if (!isConfirmed(account)) {
      pollAgain(account);
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

  private void pollAgain(SigningAccount account) {
    startOnce(); // where a token is asked for before the application has started
    AccountWatch watch = watches.get(account);
    if (watch != null) {
      pollAndWait(watch, LONGEST_WAIT);
    }
  }

  private static void pollAndWait(AccountWatch watch, Duration most) {
    try {
      watch.pollAndWait(most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(SigningAccount account, PollResult result) {
    try {
      result.replaced().ifPresent(before -> rotated.accept(account, before));
      result
          .warning()
          .ifPresent(
              why ->
                  LOG.warning(
                      "A credentials file is not used. "
                          + account
                              .signsUntil()
                              .map(end -> "The key in use signs until " + end + ". ")
                              .orElse("")
                          + why.getMessage()));
    } catch (Throwable e) {
      LOG.log(
          Level.SEVERE,
          "What a poll of a credentials file has found could not be reported",
          Faults.shown(e));
    }
  }
}
