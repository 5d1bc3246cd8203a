package io.github.twiliotoken.internal.credentials;

import static io.github.twiliotoken.internal.credentials.WatchedFiles.FIRST;
import static io.github.twiliotoken.internal.credentials.WatchedFiles.SECOND;
import static io.github.twiliotoken.internal.credentials.WatchedFiles.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an account's file is polled. Time is virtual. */
class AccountWatchTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final WatchedFiles files;
  private final SimulatedThreads threads;
  private final SigningAccount eu;

  AccountWatchTest(@TempDir Path dir) throws IOException {
    files = new WatchedFiles(dir);
    threads = files.threads;
    files.write("eu", FIRST, "a");
    eu = files.account("eu");
  }

  @Test
  void pollsEverySecondAfterTheLastPoll() throws Exception {
    AccountWatch watch = files.watch(eu);
    threads.pass(Duration.ofSeconds(10));
    assertEquals(11, threads.polls);

    watch.pollAndWait(DAY);
    assertEquals(12, threads.polls);

    threads.pass(Duration.ofSeconds(10));
    assertEquals(22, threads.polls, "a request's poll takes the place of the planned one");
  }

  /** Each request polls, and so does each question for readiness, which anybody may ask. */
  @Test
  void plansOnePollHoweverManyRequestsThereAre() throws Exception {
    AccountWatch watch = files.watch(eu);
    Files.delete(files.file("eu"));
    threads.pass(Duration.ofMinutes(2));

    for (int i = 0; i < 1_000; i++) {
      watch.pollAndWait(DAY);
    }

    assertEquals(1, threads.planned());
  }

  @Nested
  class AfterAFailure {
    @Test
    void ofMemoryTheNextRequestPolls() throws Exception {
      AccountWatch watch = files.watch(eu);
      threads.pass(Duration.ofMinutes(2));
      files.clock.pass(Duration.ofMinutes(2));
      threads.outOfMemory = true;

      assertThrows(OutOfMemoryError.class, watch::poll);

      threads.outOfMemory = false;
      watch.pollAndWait(Duration.ZERO);

      assertTrue(files.isConfirmed(eu));
    }

    @Test
    void ofThreadsItIsTriedAgainAndLoggedOnce() {
      List<String> logged = new ArrayList<>();
      Logger log = Logger.getLogger(AccountWatch.class.getName());
      log.setFilter(
          entry -> {
            logged.add(entry.getMessage());
            return false;
          });
      threads.outOfThreads = true;

      files.watch(eu);
      threads.pass(Duration.ofHours(1));

      assertFalse(files.isConfirmed(eu));
      assertEquals(Optional.empty(), eu.refusal(), "nothing hangs");
      assertEquals(
          List.of("No thread to look at the credentials file of the account 'eu'"), logged);

      threads.outOfThreads = false;
      threads.pass(AccountWatch.PATIENCE);
      log.setFilter(null);

      assertTrue(files.isConfirmed(eu));
    }

    /** As a read may that finds no memory, or a class that is gone. */
    @Test
    void ofTheReaderItselfTheNextPollHeals() {
      files.reader =
          file -> {
            throw new OutOfMemoryError("Java heap space");
          };
      files.watch(eu);
      threads.pass(Duration.ofHours(1));

      assertFalse(files.isConfirmed(eu));

      String told = files.warnings.get(0);
      assertTrue(told.startsWith("TWT-026: twilio.accounts.eu.api.credentials.location "), told);
      assertTrue(told.contains(" cannot be read (OutOfMemoryError)."), told);

      files.reader = CredentialsFileContent::read;
      threads.pass(Duration.ofSeconds(1));

      assertTrue(files.isConfirmed(eu));
      assertEquals(Optional.empty(), eu.refusal());
    }
  }

  @Nested
  class AFileThatHasJustChanged {
    private final AccountWatch watch;

    AFileThatHasJustChanged() throws IOException {
      watch = files.watch(eu);
      threads.pass(Duration.ofMillis(10));
      files.clock.pass(Duration.ofMinutes(2)); // nobody polled, as in a process that was suspended
      files.write("eu", SECOND, "b"); // and as far as anybody can tell, this is a half of it
    }

    @Test
    void isNotPolledTwiceAtOnce() throws Exception {
      int before = threads.polls;

      watch.pollAndWait(Duration.ZERO);
      watch.pollAndWait(Duration.ZERO);

      assertEquals(before + 1, threads.polls);
      assertEquals(FIRST, key(eu));
      assertFalse(files.isConfirmed(eu));
    }

    @Test
    void isTakenOnceItHasStayedForAWhile() throws Exception {
      watch.pollAndWait(Duration.ZERO);

      threads.pass(Duration.ofMillis(249));

      assertEquals(FIRST, key(eu));

      threads.pass(Duration.ofMillis(1));
      assertEquals(SECOND, key(eu));
      assertTrue(files.isConfirmed(eu));
    }

    @Test
    void isWaitedForAgainIfItStillChanges() throws Exception {
      watch.pollAndWait(Duration.ZERO);
      files.write("eu", SECOND, "c");

      threads.pass(Duration.ofMillis(250));

      assertEquals(FIRST, key(eu));

      threads.pass(Duration.ofMillis(250));
      assertEquals(SECOND, key(eu));
    }
  }
}
