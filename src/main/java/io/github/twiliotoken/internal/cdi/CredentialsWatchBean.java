package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.credentials.CredentialsWatch;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.jwt.Credentials;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Starts the watch over the credentials files with the application, and stops it at its end. */
@Singleton
class CredentialsWatchBean {
  private final CredentialsWatch watch;

  @Inject
  CredentialsWatchBean(DeploymentState deployment, Audit audit, ApplicationBeans application) {
    watch = new CredentialsWatch(deployment.accounts(), application.clock(), audit::rotated);
    deployment.watchedBy(watch);
  }

  /** Starts with the application; some containers say so once for each of its modules. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    watch.startOnce();
  }

  @PreDestroy
  void stop() {
    watch.stop();
  }

  /** Returns the key that signs now, once it is confirmed. */
  Credentials confirmed(SigningAccount account) {
    return watch.confirmed(account);
  }
}
