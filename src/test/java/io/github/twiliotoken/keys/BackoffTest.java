package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pauses between the attempts of one request. */
class BackoffTest {
  private final List<Duration> waited = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"60, true", "61, false"})
  void aRetryAfterOverAMinuteEndsIt(long seconds, boolean again) {
    Backoff backoff = new Backoff(waited::add, () -> 1);
    Optional<Duration> pause = Optional.of(Duration.ofSeconds(seconds));

    assertEquals(
        again ? pause : Optional.empty(),
        backoff.pause(1, Backoff.MAX_ATTEMPTS, Duration.ofSeconds(seconds)));
  }

  @Test
  void aPauseHasJitter() {
    assertEquals(
        Optional.of(Duration.ofSeconds(1)),
        new Backoff(waited::add, () -> 0).pause(3, Backoff.MAX_ATTEMPTS, Duration.ZERO));
  }

  @Test
  void anInterruptEndsThePause() {
    Backoff interrupted =
        new Backoff(
            time -> {
              throw new InterruptedException();
            },
            () -> 1);

    assertFalse(interrupted.sleep(Duration.ZERO));
    assertTrue(Thread.interrupted());
  }
}
