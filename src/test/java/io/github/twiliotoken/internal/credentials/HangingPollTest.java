package io.github.twiliotoken.internal.credentials;

import static io.github.twiliotoken.internal.credentials.WatchedFiles.FIRST;
import static io.github.twiliotoken.internal.credentials.WatchedFiles.SECOND;
import static io.github.twiliotoken.internal.credentials.WatchedFiles.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An account's file does not answer. */
class HangingPollTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final WatchedFiles files;
  private final SimulatedThreads threads;
  private final SigningAccount eu;
  private final AccountWatch watch;

  HangingPollTest(@TempDir Path dir) throws IOException {
    files = new WatchedFiles(dir);
    threads = files.threads;
    files.write("eu", FIRST, "a");
    eu = files.account("eu");
    threads.hanging.add("eu");
    watch = files.watch(eu);
  }

  @Test
  void doesNotHinderAnotherAccount() throws Exception {
    files.write("us", FIRST, "a");
    SigningAccount us = files.account("us");
    files.watch(us);

    threads.pass(DAY);

    assertFalse(files.isConfirmed(eu));
    assertTrue(files.isConfirmed(us));

    files.write("us", SECOND, "b");
    threads.pass(Duration.ofMillis(1_250));

    assertEquals(SECOND, key(us));
  }

  @Nested
  class Replaced {
    @Test
    void moreSeldomWithEachThreadThatIsStuck() {
      threads.pass(Duration.ofSeconds(5).minusMillis(1));
      assertEquals(1, threads.stuck.size());

      threads.pass(Duration.ofMillis(1));
      assertEquals(2, threads.stuck.size());

      threads.pass(Duration.ofSeconds(9));
      assertEquals(2, threads.stuck.size());

      threads.pass(Duration.ofSeconds(1));
      assertEquals(3, threads.stuck.size());

      threads.pass(DAY);
      assertEquals(15, threads.stuck.size());
    }

    @Test
    void byTwentyThreadsUntilOneComesBack() throws Exception {
      threads.pass(Duration.ofDays(100));
      assertEquals(AccountWatch.MOST_STUCK, threads.stuck.size());

      threads.hanging.clear();
      threads.pass(DAY);
      assertFalse(files.isConfirmed(eu), "nobody polls");

      threads.stuck.getFirst().run();
      assertTrue(files.isConfirmed(eu));

      threads.pass(Duration.ofHours(1));
      assertTrue(files.isConfirmed(eu));
    }
  }

  @Nested
  class Heals {
    @Test
    void whileTheOldThreadsStayStuck() throws Exception {
      threads.pass(Duration.ofMinutes(10));
      assertFalse(files.isConfirmed(eu));

      threads.hanging.clear();
      files.write("eu", SECOND, "b");
      threads.pass(Duration.ofMinutes(10).plusSeconds(6));

      assertTrue(files.isConfirmed(eu));
      assertEquals(SECOND, key(eu));
      assertEquals(Optional.empty(), eu.refusal());
    }

    @Test
    void aSecondAfterTheLastThreadComesBack() {
      threads.pass(DAY);
      threads.hanging.clear();

      threads.stuck.getLast().run();

      assertFalse(files.isConfirmed(eu), "nobody knows when it was that the file was so");

      threads.pass(Duration.ofSeconds(1));
      assertTrue(files.isConfirmed(eu));
    }

    /** The store may have named another key since, and the old one may be deleted. */
    @Test
    void withoutWhatAnOldThreadStillFinds() throws Exception {
      threads.pass(Duration.ofSeconds(6));
      threads.hanging.clear();
      threads.pass(Duration.ofSeconds(11));

      assertTrue(files.isConfirmed(eu));

      files.write("eu", SECOND, "b");
      threads.pass(Duration.ofSeconds(2));
      assertEquals(SECOND, key(eu));

      Instant polled = eu.polledAt().orElseThrow();

      threads.stuck.getFirst().run();

      assertEquals(SECOND, key(eu));
      assertFalse(eu.polledAt().orElseThrow().isBefore(polled));
    }
  }

  @Nested
  class Told {
    @Test
    void atMostOnceAnHourByItsSettingAndNoPath() {
      threads.pass(Duration.ofSeconds(5));
      assertEquals(1, files.warnings.size());

      String told = files.warnings.get(0);

      assertTrue(told.startsWith("TWT-037: twilio.accounts.eu.api.credentials.location "), told);
      assertTrue(told.contains("The poll of its file that began at 2026-11-24T10:00:00Z"), told);
      assertFalse(told.contains(files.file("eu").toString()), told);

      threads.pass(Duration.ofMinutes(50));
      assertEquals(1, files.warnings.size());

      threads.pass(Duration.ofHours(3));
      assertEquals(3, files.warnings.size()); // as seldom as its threads are replaced
    }

    @Test
    void sinceWhenAndWhy() {
      Instant start = files.clock.instant();

      threads.pass(Duration.ofHours(1));

      SigningAccount.Refusal refusal = eu.refusal().orElseThrow();

      assertEquals(start, refusal.since());
      assertEquals(Problem.FILE_HANGS, refusal.why().problem());
    }
  }

  /** Without an end, if it were waited for a day. */
  @Test
  @Timeout(60)
  void makesNobodyWaitAfterTheFirst() throws Exception {
    watch.pollAndWait(Duration.ZERO);
    watch.pollAndWait(DAY);
    threads.pass(Duration.ofSeconds(5));
    watch.pollAndWait(DAY);

    assertEquals(2, threads.stuck.size(), "a request begins no poll beside one that hangs");
  }

  @Test
  void changesNothingAfterTheEnd() {
    watch.stop();

    threads.stuck.getFirst().run();
    threads.pass(Duration.ofHours(1));

    assertEquals(1, threads.stuck.size());
    assertEquals(Optional.empty(), eu.polledAt());
    assertEquals(List.of(), files.warnings);
  }
}
