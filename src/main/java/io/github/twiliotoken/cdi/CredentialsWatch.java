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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the credentials files, on one thread of its own: no request waits for the file system.
 * The thread is ours since Jakarta Concurrency is not everywhere where CDI is; it ends with the
 * application.
 */
@ApplicationScoped
class CredentialsWatch {
  private static final Logger LOG = Logger.getLogger(CredentialsWatch.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TokenSetup setup;
  private final Audit audit;
  private final Collaborators collaborators;
  private final Map<Account, Future<?>> hanging = new ConcurrentHashMap<>();
  private volatile @Nullable ScheduledExecutorService thread;

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
   * by the same thread, since a disk that does not answer must not hold every request.
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
    if (thread == null) {
      start(account); // a token is asked for before the application has started
    }
    ScheduledExecutorService looking = thread;
    Future<?> before = hanging.get(account);
    if (looking == null || (before != null && !before.isDone())) {
      return; // nobody else waits for a disk that does not answer
    }
    Future<?> look = null;
    try {
      look = looking.submit(() -> lookTwice(account));
      look.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      hanging.put(account, look);
    } catch (ExecutionException | RejectedExecutionException e) {
      // then it is not confirmed
    }
  }

  /** A pair that has changed is taken once it was seen twice. */
  private void lookTwice(Account account) {
    for (int i = 0; i < 2 && !isConfirmed(account); i++) {
      look(account);
    }
  }

  /** Starts with the application; some containers say so once for each of its modules. */
  synchronized void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    if (thread == null && setup.accounts().stream().anyMatch(Account::rotates)) {
      ScheduledExecutorService started =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread daemon = new Thread(task, "twilio-token-credentials");
                daemon.setDaemon(true);
                return daemon;
              });
      thread = started;
      setup.accounts().stream()
          .filter(Account::rotates)
          .forEach(account -> started.execute(() -> look(account, started)));
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (thread != null) {
      thread.shutdownNow();
    }
  }

  private void look(Account account, ScheduledExecutorService next) {
    Duration delay = look(account);
    try {
      var unused =
          next.schedule(() -> look(account, next), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ended) {
      // with the application, between two looks
    }
  }

  /** Looks, and gives the time after which to look again. */
  private Duration look(Account account) {
    try {
      Account.Look look = account.look(collaborators.clock().instant());
      look.replaced().ifPresent(before -> audit.rotated(account, before));
      look.warning()
          .ifPresent(
              problem ->
                  LOG.warning(
                      "A replacement key is refused, the key before it still signs. "
                          + problem.getMessage()));
      return look.next();
    } catch (Throwable e) {
      LOG.log(Level.SEVERE, "The credentials file could not be looked at", Faults.shown(e));
      return Duration.ofSeconds(1);
    }
  }
}
