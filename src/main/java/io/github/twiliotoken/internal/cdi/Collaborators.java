package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.TokenIdSource;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** What the application may bring along: its clock and its source of ids. */
@Singleton
class Collaborators {
  private final Clock clock;
  private final Optional<TokenIdSource> ids;

  @Inject
  Collaborators(DeploymentState setup, BeanManager beans) {
    clock = setup.selected(Clock.class, beans).orElseGet(Clock::systemUTC);
    ids = setup.selected(TokenIdSource.class, beans);
  }

  Clock clock() {
    return clock;
  }

  Optional<TokenIdSource> ids() {
    return ids;
  }
}
