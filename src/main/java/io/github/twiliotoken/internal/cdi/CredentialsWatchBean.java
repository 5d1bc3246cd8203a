package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.credentials.CredentialsWatch;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.jwt.Credentials;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Starts the watch over the credentials files with the application, and stops it. */
@ApplicationScoped
class CredentialsWatchBean {
  private final DeploymentState setup;
  private final CredentialsWatch watch;

  /** For the container's proxy, which is never called. */
  @SuppressWarnings("NullAway")
  CredentialsWatchBean() {
    setup = null;
    watch = null;
  }

  @Inject
  CredentialsWatchBean(DeploymentState setup, Audit audit, Collaborators collaborators) {
    this.setup = setup;
    this.watch = new CredentialsWatch(setup.accounts(), collaborators.clock(), audit::rotated);
  }

  /** Starts with the application; some containers say so once for each of its modules. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    setup.watched(watch::outage);
    watch.startOnce();
  }

  @PreDestroy
  void stop() {
    watch.stop();
  }

  /** Returns what signs now, once it is confirmed. */
  Credentials confirmed(SigningAccount account) {
    return watch.confirmed(account);
  }
}
