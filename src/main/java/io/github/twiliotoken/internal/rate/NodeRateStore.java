package io.github.twiliotoken.internal.rate;

import io.github.twiliotoken.RateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps the times in the memory of this node. What has passed says nothing any more, and is removed
 * by the first token after each interval; so there are as many entries as callers of one period and
 * one interval.
 */
public final class NodeRateStore implements RateStore {
  /** The longest period, and more than the clocks of nodes may differ by. */
  private static final Duration FARTHEST = Rate.LONGEST.plusMinutes(1);

  private final ConcurrentMap<String, Instant> times = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Duration interval;
  private volatile Instant swept;

  /** Makes an empty store, from which entries that have passed are removed each minute. */
  public NodeRateStore(Clock clock) {
    this(clock, Duration.ofMinutes(1));
  }

  /**
   * Makes an empty store.
   *
   * @param interval how often entries that have passed are removed
   */
  NodeRateStore(Clock clock, Duration interval) {
    this.clock = clock;
    this.interval = interval;
    this.swept = clock.instant();
  }

  @Override
  public Optional<Instant> get(String key) {
    return Optional.ofNullable(times.get(key));
  }

  @Override
  public boolean compareAndSet(String key, Optional<Instant> before, Instant after) {
    sweep();
    return before.isPresent()
        ? times.replace(key, before.get(), after)
        : times.putIfAbsent(key, after) == null;
  }

  /**
   * Removes what has passed, at most once in an interval, and what no clock but a wrong one can
   * have written: this one may have been turned back.
   */
  private void sweep() {
    Instant now = clock.instant();
    if (Duration.between(swept, now).abs().compareTo(interval) >= 0) {
      swept = now;
      Instant latest = now.plus(FARTHEST);
      times.values().removeIf(time -> !time.isAfter(now) || time.isAfter(latest));
    }
  }

  int size() {
    return times.size();
  }
}
