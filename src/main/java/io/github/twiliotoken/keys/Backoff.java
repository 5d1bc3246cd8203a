package io.github.twiliotoken.keys;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Spaces the attempts of one request: exponential backoff with jitter, from half a second up to
 * half a minute. The calling thread waits; keys are managed by a process of the operator's, and no
 * caller of an endpoint waits for it.
 *
 * @param random gives the jitter, from 0 to 1
 */
record Backoff(Sleeper sleeper, DoubleSupplier random) {
  static final int MAX_ATTEMPTS = 6;

  /** With a new key, which Twilio may not know everywhere yet: some five minutes. */
  static final int MAX_ATTEMPTS_WITH_NEW_KEY = 16;

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final int MAX_DOUBLINGS = 6;

  /** The longest pause that an answer may ask for; where it asks for more, nothing is repeated. */
  private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(1);

  /** Lets time pass. */
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  static Backoff real() {
    return new Backoff(
        time -> Thread.sleep(time.toMillis()), () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * Returns how long to wait after a failed attempt; empty if there is to be no other.
   *
   * @param attempts how many were made
   * @param retryAfter what the answer asked for; zero where it did not
   */
  Optional<Duration> pause(int attempts, int maxAttempts, Duration retryAfter) {
    if (attempts >= maxAttempts || retryAfter.compareTo(MAX_RETRY_AFTER) > 0) {
      return Optional.empty();
    }
    double part = (1 + random.getAsDouble()) / 2;
    long doubled = FIRST.toMillis() << Math.min(attempts - 1, MAX_DOUBLINGS);
    Duration own = Duration.ofMillis((long) (doubled * part));
    return Optional.of(own.compareTo(retryAfter) > 0 ? own : retryAfter);
  }

  /**
   * Waits.
   *
   * @return false if the thread was interrupted; it still is
   */
  boolean sleep(Duration time) {
    try {
      sleeper.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
