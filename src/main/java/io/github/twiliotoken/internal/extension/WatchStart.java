package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.internal.cdi.CredentialsWatchBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Starts the watch over the credentials files with the application. CDI 3 has no event {@code
 * Startup} for that, and some containers tell of the scope once for each of an application's
 * modules.
 */
@Singleton
class WatchStart {
  private final CredentialsWatchBean watch;

  @Inject
  WatchStart(CredentialsWatchBean watch) {
    this.watch = watch;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    watch.start();
  }
}
