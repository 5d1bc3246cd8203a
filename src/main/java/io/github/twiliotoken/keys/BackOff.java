package io.github.twiliotoken.keys;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a request is sent again: twice as long each time, and never in step. The
 * thread that asks is the one that waits; who manages keys is no request of a caller.
 */
record BackOff(Pause pause, DoubleSupplier random) {
  /** How often a request is sent at most. */
  static final int TRIES = 6;

  private static final Duration FIRST = Duration.ofMillis(500);

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
   * Waits after that many tries.
   *
   * @param least what the answer has asked for
   * @return whether it is worth another try
   */
  boolean again(int tries, Duration least) {
    if (tries >= TRIES || least.compareTo(LONGEST) > 0) {
      return false;
    }
    double part = (1 + random.getAsDouble()) / 2;
    Duration own = Duration.ofMillis((long) ((FIRST.toMillis() << (tries - 1)) * part));
    try {
      pause.last(own.compareTo(least) > 0 ? own : least);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
