package io.github.twiliotoken.internal.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.LogCapture;
import io.github.twiliotoken.MovedClock;
import io.github.twiliotoken.RateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of tokens when the store that all nodes share is there, and when it is not. */
class SharedRateStoreTest {
  private static final Rate RATE = Rate.parse("2/PT1H");

  private final MovedClock clock = new MovedClock();
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5); // it may overflow
  private final Faulty store = new Faulty(new NodeRateStore(clock, Duration.ofMinutes(1)));
  private final SharedRateStore shared =
      new SharedRateStore(() -> store, Duration.ofSeconds(30), nanoTime::get);
  private final RateLimiter here = node();
  private final RateLimiter there = node();

  private RateLimiter node() {
    return new RateLimiter(
        new NodeRateStore(clock, Duration.ofMinutes(1)), Optional.of(shared), clock);
  }

  @AfterEach
  void stop() {
    shared.stop();
  }

  /** A store that does what the test says, and counts how often it is asked. */
  private static final class Faulty implements RateStore {
    private final RateStore whole;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Runnable fault = () -> {};
    private volatile Runnable afterwards = () -> {};

    Faulty(RateStore whole) {
      this.whole = whole;
    }

    @Override
    public Optional<Instant> get(String key) {
      asked.incrementAndGet();
      fault.run();
      return whole.get(key);
    }

    @Override
    public boolean compareAndSet(String key, Optional<Instant> before, Instant after) {
      boolean kept = whole.compareAndSet(key, before, after);
      afterwards.run();
      return kept;
    }
  }

  private static void fail() {
    throw new IllegalStateException("the cluster is gone");
  }

  private boolean takeHere() {
    return here.take("alice", RATE).isZero();
  }

  private boolean takeThere() {
    return there.take("alice", RATE).isZero();
  }

  @Test
  void nodesShareOneLimit() {
    assertTrue(takeHere());
    assertTrue(takeThere());
    assertFalse(takeHere());
    assertFalse(takeThere());
  }

  @Test
  void aNodeWhoseClockIsBehindGivesNothingForFree() {
    MovedClock behind = new MovedClock();
    behind.pass(Duration.ofSeconds(-5));
    var late =
        new RateLimiter(
            new NodeRateStore(behind, Duration.ofMinutes(1)), Optional.of(shared), behind);
    takeHere();
    takeHere();

    assertEquals(Duration.ofMinutes(30).plusSeconds(5), late.take("alice", RATE));
  }

  @Test
  void eachNodeHasTheLimitWhileTheStoreFails() {
    try (LogCapture log = LogCapture.of(SharedRateStore.class)) {
      store.fault = SharedRateStoreTest::fail;

      assertTrue(takeHere());
      assertTrue(takeThere());
      assertTrue(takeHere());
      assertTrue(takeThere());
      assertFalse(takeHere());
      assertFalse(takeThere());

      assertEquals(1, log.records().size());
    }
  }

  @Test
  void aNodeKnowsItsOwnTokensWhenTheStoreHasLostThem() {
    var own = new NodeRateStore(clock, Duration.ofMinutes(1));
    var before = new RateLimiter(own, Optional.of(shared), clock);
    assertTrue(before.take("alice", RATE).isZero());
    assertTrue(before.take("alice", RATE).isZero());

    var nothing = new NodeRateStore(clock, Duration.ofMinutes(1));
    var empty = new SharedRateStore(() -> nothing, nanoTime::get);
    try {
      var after = new RateLimiter(own, Optional.of(empty), clock);
      assertTrue(after.take("bob", RATE).isZero());
      assertFalse(after.take("alice", RATE).isZero());
    } finally {
      empty.stop();
    }
  }

  @Test
  void aNodeRemembersWhatTheStoreHasTold() {
    try (LogCapture log = LogCapture.of(SharedRateStore.class)) {
      assertTrue(takeThere());
      assertTrue(takeHere());

      store.fault = SharedRateStoreTest::fail;

      assertFalse(takeHere());
      assertEquals(0, log.records().size());
    }
  }

  @Test
  void whoGoesOnAskingCostsTheStoreNothing() {
    takeThere();
    takeThere();
    assertFalse(takeHere());
    int asked = store.asked.get();

    assertFalse(takeHere());
    assertFalse(takeThere());

    assertEquals(asked, store.asked.get());
  }

  @Test
  void theLastTokenIsGivenThoughAnotherLearnsOfIt() {
    takeHere();
    store.afterwards =
        () -> {
          store.afterwards = () -> {};
          assertFalse(takeHere());
        };

    assertTrue(takeHere());
  }

  @Test
  void aNodeThatIsAloneBelievesAClockThatIsAhead() {
    MovedClock ahead = new MovedClock();
    ahead.pass(Duration.ofSeconds(5));
    var early =
        new RateLimiter(
            new NodeRateStore(ahead, Duration.ofMinutes(1)), Optional.of(shared), ahead);
    early.take("alice", RATE);
    early.take("alice", RATE);
    assertFalse(takeHere());

    store.fault = SharedRateStoreTest::fail;

    assertFalse(takeHere());
  }

  @Test
  void aNodeAloneGivesOneTokenWhenItsClockIsTurnedBack() {
    try (LogCapture log = LogCapture.of(SharedRateStore.class)) {
      takeHere();
      takeHere();
      store.fault = SharedRateStoreTest::fail;

      clock.pass(Duration.ofHours(-5));

      assertTrue(takeHere());
      assertFalse(takeHere());
      assertFalse(takeHere());
      assertEquals(1, log.records().size());
    }
  }

  @Test
  void oneThatKeepsNothingIsGivenUp() {
    RateStore forgetful =
        new RateStore() {
          @Override
          public Optional<Instant> get(String key) {
            return Optional.empty();
          }

          @Override
          public boolean compareAndSet(String key, Optional<Instant> before, Instant after) {
            return false;
          }
        };
    var guarded = new SharedRateStore(() -> forgetful, Duration.ofSeconds(30), nanoTime::get);
    try (LogCapture log = LogCapture.of(SharedRateStore.class)) {
      var limiter =
          new RateLimiter(
              new NodeRateStore(clock, Duration.ofMinutes(1)), Optional.of(guarded), clock);

      assertTrue(limiter.take("alice", RATE).isZero());

      assertTrue(log.messages().get(0).endsWith("it has thrown"));
    } finally {
      guarded.stop();
    }
  }

  @Test
  void isLeftAloneForASecondAfterAFailure() {
    store.fault = SharedRateStoreTest::fail;
    takeHere();
    takeHere();
    assertEquals(1, store.asked.get());

    nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
    store.fault = () -> {};
    takeThere();
    takeThere();

    assertEquals(3, store.asked.get());
  }

  @Test
  void theLogSaysThatItAnswersOnceItHasDoneSoForAMinute() {
    try (LogCapture log = LogCapture.of(SharedRateStore.class)) {
      store.fault = SharedRateStoreTest::fail;
      takeHere();
      store.fault = () -> {};
      nanoTime.addAndGet(Duration.ofSeconds(59).toNanos());
      here.take("bob", RATE);
      assertEquals(1, log.records().size());

      nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
      here.take("carol", RATE);
      here.take("dave", RATE);

      assertEquals(
          List.of(
              "The RateStore failed, so that each node limits its own tokens: it has thrown",
              "The RateStore answers again, so that its limit holds for all nodes it reaches"),
          log.messages());
    }
  }

  @Test
  void theLogSaysSoOnceAMinute() {
    try (LogCapture log = LogCapture.of(SharedRateStore.class)) {
      store.fault = SharedRateStoreTest::fail;
      for (int second = 0; second < 120; second++) {
        here.take("caller-" + second, RATE);
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
      }

      assertEquals(120, store.asked.get());
      assertEquals(2, log.records().size());
    }
  }

  @Test
  void oneThatHangsStopsNoToken() {
    CountDownLatch never = new CountDownLatch(1);
    store.fault =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    var impatient = new SharedRateStore(() -> store, Duration.ofMillis(1), nanoTime::get);
    try (LogCapture log = LogCapture.of(SharedRateStore.class)) {
      var limiter =
          new RateLimiter(
              new NodeRateStore(clock, Duration.ofMinutes(1)), Optional.of(impatient), clock);

      assertTrue(limiter.take("alice", RATE).isZero());
      assertTrue(limiter.take("alice", RATE).isZero());
      assertFalse(limiter.take("alice", RATE).isZero());

      assertTrue(store.asked.get() <= 1, "it was asked again");
      assertTrue(log.messages().get(0).endsWith("it has not answered within PT0.001S"));
    } finally {
      impatient.stop();
    }
  }

  @Test
  void isNotBlamedOnceTheApplicationHasEnded() {
    try (LogCapture log = LogCapture.of(SharedRateStore.class)) {
      shared.stop();

      assertTrue(takeHere());

      assertEquals(0, log.records().size());
    }
  }

  @Test
  void oneThatHangsForGoodIsAskedByAFewThreadsOnly() {
    CountDownLatch never = new CountDownLatch(1);
    store.fault =
        () -> {
          while (never.getCount() > 0) {
            try {
              never.await();
            } catch (InterruptedException ignored) {
              // a store that cannot be interrupted
            }
          }
        };
    var impatient = new SharedRateStore(() -> store, Duration.ofMillis(1), nanoTime::get);
    try (LogCapture log = LogCapture.of(SharedRateStore.class)) {
      var limiter =
          new RateLimiter(
              new NodeRateStore(clock, Duration.ofMinutes(1)), Optional.of(impatient), clock);
      for (int second = 0; second < 400; second++) {
        assertTrue(limiter.take("caller-" + second, RATE).isZero());
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
      }

      assertTrue(store.asked.get() <= 16, store.asked + " threads");
      assertEquals(7, log.records().size());
      assertTrue(log.messages().get(6).endsWith("give the store's calls a timeout"));
    } finally {
      never.countDown();
      impatient.stop();
    }
  }
}
