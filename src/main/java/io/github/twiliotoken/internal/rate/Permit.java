package io.github.twiliotoken.internal.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One decision of the generic cell rate algorithm (ITU-T I.371, annex A), the form of a leaky
 * bucket that needs one time for each caller: its theoretical arrival time, at which the bucket is
 * empty.
 *
 * @param pause how long to wait until the next token; zero if there is one now
 * @param arrival the time to keep if the token is given
 */
record Permit(Duration pause, Instant arrival) {
  /**
   * Decides about a token that is asked for now.
   *
   * @param kept the time that the last token has left; empty if there is none
   * @param skew how far the clocks of those that share the store may be apart
   */
  static Permit decide(Rate rate, Optional<Instant> kept, Instant now, Duration skew) {
    Duration interval = rate.interval();
    Instant full = now.plus(interval.multipliedBy(rate.tokens()));
    Instant before = kept.filter(now::isBefore).orElse(now);
    if (before.isAfter(full.plus(skew))) {
      // no token leaves a later time than this, so the clock was turned back. This token is given,
      // and the next after an interval: nobody waits for as long as the clock has jumped
      return new Permit(Duration.ZERO, full);
    }
    Instant arrival = before.plus(interval);
    return arrival.isAfter(full)
        ? new Permit(Duration.between(full, arrival), before)
        : new Permit(Duration.ZERO, arrival);
  }

  boolean allowed() {
    return pause.isZero();
  }
}
