package io.github.twiliotoken.internal.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.MovedClock;
import io.github.twiliotoken.RateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How many tokens a caller gets from one node. */
class RateLimiterTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MovedClock clock = new MovedClock();
  private final NodeRateStore store = new NodeRateStore(clock, Duration.ofMinutes(1));
  private final RateLimiter limiter = new RateLimiter(store, Optional.empty(), clock);

  private boolean take(String key, String rate) {
    return limiter.take(key, Rate.parse(rate)).isZero();
  }

  @Test
  void allAreThereAtOnceAndOneIsBackAfterEachInterval() {
    assertTrue(take("alice", "3/PT3S"));
    assertTrue(take("alice", "3/PT3S"));
    assertTrue(take("alice", "3/PT3S"));
    assertEquals(SECOND, limiter.take("alice", Rate.parse("3/PT3S")));

    clock.pass(Duration.ofMillis(999));
    assertEquals(Duration.ofMillis(1), limiter.take("alice", Rate.parse("3/PT3S")));

    clock.pass(Duration.ofMillis(1));
    assertTrue(take("alice", "3/PT3S"));
    assertFalse(take("alice", "3/PT3S"));
  }

  @Property(tries = 300)
  void allAreThereAtOnceWhateverTheRate(
      @ForAll @IntRange(min = 1, max = 500) int tokens,
      @ForAll @LongRange(min = 1_000, max = 86_400_000) long millis) {
    Rate rate = new Rate(tokens, Duration.ofMillis(millis));
    var fresh = new RateLimiter(new NodeRateStore(clock, SECOND), Optional.empty(), clock);

    for (int i = 0; i < tokens; i++) {
      assertTrue(fresh.take("alice", rate).isZero(), i + " of " + rate);
    }

    assertFalse(fresh.take("alice", rate).isZero());
  }

  @Property(tries = 300)
  void neverMoreThanTwiceTheRateInAnyPeriod(
      @ForAll @IntRange(min = 1, max = 20) int tokens,
      @ForAll @Size(max = 300) List<@LongRange(min = 0, max = 400) Long> pauses) {
    Rate rate = new Rate(tokens, SECOND);
    var moved = new MovedClock();
    var fresh = new RateLimiter(new NodeRateStore(moved, SECOND), Optional.empty(), moved);
    List<Instant> given = new ArrayList<>();

    for (long pause : pauses) {
      moved.pass(Duration.ofMillis(pause));
      if (fresh.take("alice", rate).isZero()) {
        given.add(moved.instant());
      }
    }

    for (Instant start : given) {
      long inPeriod =
          given.stream()
              .filter(time -> !time.isBefore(start) && time.isBefore(start.plus(SECOND)))
              .count();
      assertTrue(inPeriod <= 2L * tokens, inPeriod + " of " + rate);
    }
  }

  @Property(tries = 300)
  void whoKeepsToTheRateIsNeverRefused(
      @ForAll @IntRange(min = 1, max = 100) int tokens,
      @ForAll @Size(max = 200) List<@LongRange(min = 0, max = 100_000_000) Long> later) {
    Rate rate = new Rate(tokens, SECOND);
    var moved = new MovedClock();
    var fresh = new RateLimiter(new NodeRateStore(moved, SECOND), Optional.empty(), moved);

    for (long more : later) {
      assertTrue(fresh.take("alice", rate).isZero(), rate.toString());
      moved.pass(rate.interval().plusNanos(more));
    }
  }

  @Property(tries = 300)
  void whoKeepsToTheRateWaitsAnIntervalAtMostWhenTheClockJumps(
      @ForAll @IntRange(min = 1, max = 100) int tokens,
      @ForAll @Size(max = 200) List<@LongRange(min = -90_000, max = 90_000) Long> jumps) {
    Rate rate = new Rate(tokens, SECOND);
    var moved = new MovedClock();
    var fresh = new RateLimiter(new NodeRateStore(moved, SECOND), Optional.empty(), moved);

    for (long millis : jumps) {
      Duration wait = fresh.take("alice", rate);
      if (!wait.isZero()) {
        assertTrue(wait.compareTo(rate.interval()) <= 0, wait + " of " + rate);
        moved.pass(wait);
        assertTrue(fresh.take("alice", rate).isZero(), rate.toString());
      }
      moved.pass(rate.interval().plusMillis(millis));
    }
  }

  @Test
  void callersOfAClockThatWasAYearAheadAreForgotten() {
    clock.pass(Duration.ofDays(365));
    take("alice", "3/PT3S");
    clock.pass(Duration.ofDays(-365));

    take("bob", "3/PT3S");

    assertEquals(1, store.size());
  }

  /** Both sides: the longest period, and what the clocks of nodes may differ by. */
  @Test
  void whoHasToWaitADayIsForgottenOnlyByAClockThatIsTurnedBackFar() {
    take("alice", "1/PT24H");

    clock.pass(Duration.ofMinutes(-1));
    take("bob", "1/PT10S");
    assertEquals(2, store.size());

    clock.pass(Duration.ofMinutes(-1));
    take("carol", "1/PT10S");
    assertEquals(2, store.size());
  }

  @Test
  void aClockThatIsTurnedBackGivesOneTokenForFree() {
    for (int i = 0; i < 3; i++) {
      take("alice", "3/PT3S");
    }

    clock.pass(Duration.ofHours(-5));

    assertTrue(take("alice", "3/PT3S"));
    assertEquals(SECOND, limiter.take("alice", Rate.parse("3/PT3S")));
    clock.pass(SECOND);
    assertTrue(take("alice", "3/PT3S"));
    assertFalse(take("alice", "3/PT3S"));
  }

  @Test
  void aThousandCallersDoNotCountForEachOther() {
    for (int i = 0; i < 1000; i++) {
      assertTrue(take("caller-" + i, "1/PT1H"));
    }
    for (int i = 0; i < 1000; i++) {
      assertFalse(take("caller-" + i, "1/PT1H"));
    }
  }

  @Test
  void callersOfThePastAreForgotten() {
    for (int i = 0; i < 1000; i++) {
      take("caller-" + i, "1/PT10S");
    }
    assertEquals(1000, store.size());

    clock.pass(Duration.ofMinutes(1));
    take("alice", "1/PT10S");

    assertEquals(1, store.size());
  }

  @Test
  void callersAreForgottenAfterAClockWasTurnedBack() {
    take("bob", "1/PT10S");
    clock.pass(Duration.ofHours(-1));
    take("carol", "1/PT10S");
    assertEquals(2, store.size());

    clock.pass(Duration.ofMinutes(62));
    take("alice", "1/PT10S");

    assertEquals(1, store.size());
  }

  @Test
  void whoIsOvertakenGetsNoTokenForFree() {
    RateStore overtaken =
        new RateStore() {
          @Override
          public Optional<Instant> get(String key) {
            clock.pass(Duration.ofNanos(1));
            take(key, "1/PT1H");
            return store.get(key);
          }

          @Override
          public boolean compareAndSet(String key, Optional<Instant> before, Instant after) {
            return store.compareAndSet(key, before, after);
          }
        };
    var late = new RateLimiter(overtaken, Optional.empty(), clock);

    assertEquals(Duration.ofHours(1), late.take("alice", Rate.parse("1/PT1H")));
  }

  @Test
  void oneOfManyGetsTheLastToken() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 200; round++) {
        String caller = "caller-" + round;
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<Boolean> one =
            () -> {
              together.await();
              return take(caller, "1/PT1H");
            };
        int given = 0;
        for (Future<Boolean> took : pool.invokeAll(Collections.nCopies(threads, one))) {
          given += took.get() ? 1 : 0;
        }
        assertEquals(1, given);
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
