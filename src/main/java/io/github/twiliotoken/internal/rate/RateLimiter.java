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
  private final Optional<SharedRateStore> store;
  private final Clock clock;

  public RateLimiter(RateStore node, Optional<SharedRateStore> store, Clock clock) {
    this.node = node;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Counts a token, if there is one for this key now.
   *
   * @return how long to wait for one; zero if it was counted
   */
  public Duration take(String key, Rate rate) {
    Instant now = clock.instant();
    Optional<Permit> shared =
        store.flatMap(found -> found.ask(asked -> take(asked, key, rate, now, SKEW)));
    if (shared.isPresent() && !shared.get().allowed()) {
      learn(key, shared.get().arrival());
      return shared.get().pause();
    }
    Permit own = take(node, key, rate, now, Duration.ZERO);
    if (own.allowed()) {
      shared.ifPresent(permit -> learn(key, permit.arrival()));
    }
    return own.pause();
  }

  /** Keeps what all nodes know of a key, for the time when the shared store does not answer. */
  private void learn(String key, Instant arrival) {
    Optional<Instant> kept = node.get(key);
    while (kept.filter(known -> !known.isBefore(arrival)).isEmpty()
        && !node.compareAndSet(key, kept, arrival)) {
      kept = node.get(key);
    }
  }

  /** Tries until no other thread or node is in between, so that only one gets the last token. */
  private static Permit take(RateStore store, String key, Rate rate, Instant now, Duration skew) {
    do {
      Optional<Instant> kept = store.get(key);
      Permit permit = Permit.decide(rate, kept, now, skew);
      if (!permit.allowed() || store.compareAndSet(key, kept, permit.arrival())) {
        return permit;
      }
    } while (!Thread.currentThread().isInterrupted());
    throw new IllegalStateException("The store was asked for too long");
  }
}
