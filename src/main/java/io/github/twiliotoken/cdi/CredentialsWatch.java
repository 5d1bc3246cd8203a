package io.github.twiliotoken.cdi;

import io.github.twiliotoken.config.Account;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

  private final TokenSetup setup;
  private final Audit audit;
  private final Collaborators collaborators;
  private @Nullable ScheduledExecutorService thread;

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
    Duration delay = Duration.ofSeconds(1);
    try {
      Account.Look look = account.look(collaborators.clock().instant());
      delay = look.next();
      look.replaced().ifPresent(before -> audit.rotated(account, before));
      look.warning()
          .ifPresent(
              problem ->
                  LOG.warning(
                      "A replacement key is refused, the key before it still signs. "
                          + problem.getMessage()));
    } catch (Throwable e) {
      LOG.log(Level.SEVERE, "The credentials file could not be looked at", Faults.shown(e));
    }
    try {
      var unused =
          next.schedule(() -> look(account, next), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ended) {
      // with the application, between two looks
    }
  }
}
