package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.credentials.CredentialsWatch;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.jwt.Credentials;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Holds the watch over the credentials files, and stops it at the application's end. */
@Singleton
public class CredentialsWatchBean {
  private final CredentialsWatch watch;

  @Inject
  CredentialsWatchBean(DeploymentState deployment, Audit audit, ApplicationBeans application) {
    watch = new CredentialsWatch(deployment.accounts(), application.clock(), audit::rotated);
    deployment.watchedBy(watch);
  }

  /** Starts with the application; only the first call counts. */
  public void start() {
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
