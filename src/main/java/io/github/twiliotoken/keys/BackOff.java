package io.github.twiliotoken.keys;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a request is sent again: twice as long each time, and never in step. The
 * thread that asks is the one that waits; who manages keys is no request of a caller.
 */
record BackOff(Pause pause, DoubleSupplier random) {
  /** How often a request is sent at most. */
  static final int TRIES = 6;

  /** How often with a new key, which Twilio may not know everywhere yet: for some five minutes. */
  static final int PATIENT_TRIES = 16;

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final int DOUBLED = 6;

  /** Nobody waits longer for one answer. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Lets time pass. */
  interface Pause {
    void last(Duration time) throws InterruptedException;
  }

  static BackOff real() {
    return new BackOff(
        time -> Thread.sleep(time.toMillis()), () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * Says how long to wait after that many tries.
   *
   * @param most how often the request is sent at most
   * @param least what the answer has asked for
   * @return empty if another try is not worth it
   */
  Optional<Duration> after(int tries, int most, Duration least) {
    if (tries >= most || least.compareTo(LONGEST) > 0) {
      return Optional.empty();
    }
    double part = (1 + random.getAsDouble()) / 2;
    long doubled = FIRST.toMillis() << Math.min(tries - 1, DOUBLED);
    Duration own = Duration.ofMillis((long) (doubled * part));
    return Optional.of(own.compareTo(least) > 0 ? own : least);
  }

  /**
   * Waits.
   *
   * @return whether nobody has interrupted that
   */
  boolean rest(Duration time) {
    try {
      pause.last(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
