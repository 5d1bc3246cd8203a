package io.github.twiliotoken.cdi;

import io.github.twiliotoken.TokenIdSource;
import jakarta.enterprise.inject.Instance;
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
  Collaborators(Instance<Clock> clocks, Instance<TokenIdSource> sources) {
    clock = clocks.isResolvable() ? clocks.get() : Clock.systemUTC();
    ids = sources.isResolvable() ? Optional.of(sources.get()) : Optional.empty();
  }

  Clock clock() {
    return clock;
  }

  Optional<TokenIdSource> ids() {
    return ids;
  }
}
