package io.github.twiliotoken.internal.rate;

import io.github.twiliotoken.RateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Limits how many tokens are given for a key. The node's own store always counts; where the
 * application has another one, which all nodes share, that decides first. A token that the shared
 * store allows is never one too many for the node alone, unless the shared store has lost its data.
 */
public final class RateLimiter {
  /** How far the clocks of two nodes may be apart; beyond that one of them was turned back. */
  private static final Duration SKEW = Duration.ofSeconds(10);

  private final RateStore node;
  private final Optional<SharedRateStore> shared;
  private final Clock clock;

  public RateLimiter(RateStore node, Optional<SharedRateStore> shared, Clock clock) {
    this.node = node;
    this.shared = shared;
    this.clock = clock;
  }

  /**
   * Counts a token, if there is one for this key now.
   *
   * @return how long to wait for one; zero if it was counted
   */
  public Duration take(String key, Rate rate) {
    Instant now = clock.instant();
    Duration wait =
        shared
            .flatMap(store -> store.ask(asked -> take(asked, key, rate, now, SKEW)))
            .orElse(Duration.ZERO);
    return wait.isZero() ? take(node, key, rate, now, Duration.ZERO) : wait;
  }

  /** Tries until no other thread or node is in between, so that only one gets the last token. */
  private static Duration take(RateStore store, String key, Rate rate, Instant now, Duration skew) {
    do {
      Optional<Instant> kept = store.get(key);
      Permit permit = Permit.decide(rate, kept, now, skew);
      if (!permit.allowed() || store.compareAndSet(key, kept, permit.arrival())) {
        return permit.pause();
      }
    } while (!Thread.currentThread().isInterrupted());
    throw new IllegalStateException("The store was asked for too long");
  }
}
