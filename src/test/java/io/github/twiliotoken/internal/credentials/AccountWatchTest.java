package io.github.twiliotoken.internal.credentials;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.MovedClock;
import io.github.twiliotoken.internal.config.ConfigReader;
import io.github.twiliotoken.internal.config.ConfigResult;
import io.github.twiliotoken.internal.config.DeploymentNeeds;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When an account's file is looked at, and what becomes of a look that hangs. Time is virtual. */
class AccountWatchTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String FIRST = "SK" + "1".repeat(32);
  private static final String SECOND = "SK" + "2".repeat(32);

  private final Path dir;
  private final MovedClock clock = new MovedClock();
  private final Hand hand = new Hand();
  private final List<String> warnings = new ArrayList<>();

  AccountWatchTest(@TempDir Path dir) {
    this.dir = dir;
  }

  /**
   * Threads that run what they are told, at once and in turns, or get stuck in an account's file.
   */
  private final class Hand {
    private record Planned(Instant at, Runnable what) {}

    private final PriorityQueue<Planned> later =
        new PriorityQueue<>(Comparator.comparing(Planned::at));
    private final Set<String> hanging = new HashSet<>();
    private final Deque<Runnable> stuck = new ArrayDeque<>();
    private int looks;
    private boolean broken;

    AccountWatch.Threads of(String account) {
      return new AccountWatch.Threads() {
        @Override
        public void run(Runnable look) {
          looks++;
          if (hanging.contains(account)) {
            stuck.add(look);
          } else {
            look.run();
          }
        }

        @Override
        public Runnable later(Duration delay, Runnable what) {
          if (broken) {
            throw new OutOfMemoryError("Java heap space");
          }
          Planned planned = new Planned(clock.instant().plus(delay), what);
          later.add(planned);
          return () -> later.remove(planned);
        }
      };
    }

    /** Lets time pass, and everything happen that is planned for it. */
    void pass(Duration time) {
      Instant end = clock.instant().plus(time);
      for (Planned next = later.peek();
          next != null && !next.at.isAfter(end);
          next = later.peek()) {
        later.remove();
        clock.pass(Duration.between(clock.instant(), next.at));
        next.what.run();
      }
      clock.pass(Duration.between(clock.instant(), end));
    }
  }

  private void write(String name, String key, String secret) throws IOException {
    Files.writeString(
        dir.resolve(name),
        "twilio.api.key=" + key + "\ntwilio.api.secret=" + secret.repeat(32) + "\n");
  }

  private SigningAccount account(String name) {
    String prefix = "twilio.accounts." + name + ".";
    Map<String, String> settings =
        Map.of(
            prefix + "account.sid",
            "AC" + "a".repeat(32),
            prefix + "api.credentials.location",
            dir.resolve(name).toString(),
            "twilio.keys.lag",
            "PT1M");
    ConfigResult reading =
        ConfigReader.read(
            new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build(),
            new DeploymentNeeds(List.of(), Map.of(name, "here"), List.of(), false, false, false));
    return requireNonNull(((ConfigResult.Good) reading).settings().accounts().get(name));
  }

  private AccountWatch watch(SigningAccount account) {
    AccountWatch watch =
        new AccountWatch(
            account,
            clock,
            hand.of(account.name()),
            look -> look.warning().map(TwilioTokenException::getMessage).ifPresent(warnings::add));
    watch.look();
    return watch;
  }

  private boolean isConfirmed(SigningAccount account) {
    return account.isConfirmed(clock.instant());
  }

  private static String key(SigningAccount account) {
    return account.credentials().keySid();
  }

  @Test
  void aFileIsLookedAtEverySecondWhoeverElseLooks() throws Exception {
    write("eu", FIRST, "a");
    AccountWatch watch = watch(account("eu"));
    hand.pass(Duration.ofSeconds(10));
    assertEquals(11, hand.looks);
    watch.await(DAY);
    assertEquals(12, hand.looks);
    hand.pass(Duration.ofSeconds(10));
    assertEquals(22, hand.looks, "a request's look takes the place of the planned one");
  }

  /** Each request looks at it, and so does each question for readiness, which anybody may ask. */
  @Test
  void aFileThatIsGonePlansNoMoreThanOneLook() throws Exception {
    write("eu", FIRST, "a");
    AccountWatch watch = watch(account("eu"));
    Files.delete(dir.resolve("eu"));
    hand.pass(Duration.ofMinutes(2));
    for (int i = 0; i < 1_000; i++) {
      watch.await(DAY);
    }
    assertEquals(1, hand.later.size());
  }

  @Test
  void afterALackOfMemoryTheNextRequestLooks() throws Exception {
    write("eu", FIRST, "a");
    SigningAccount eu = account("eu");
    AccountWatch watch = watch(eu);
    hand.pass(Duration.ofMinutes(2));
    clock.pass(Duration.ofMinutes(2));
    hand.broken = true;
    assertThrows(OutOfMemoryError.class, watch::look);
    hand.broken = false;
    watch.await(Duration.ZERO);
    assertTrue(isConfirmed(eu));
  }

  @Nested
  class OneAccountHangs {
    private final SigningAccount eu;
    private final SigningAccount us;
    private final AccountWatch watch;

    OneAccountHangs() throws IOException {
      write("eu", FIRST, "a");
      write("us", FIRST, "a");
      eu = account("eu");
      us = account("us");
      hand.hanging.add("eu");
      watch = watch(eu);
      watch(us);
    }

    @Test
    void theOtherIsLookedAtAsEver() throws Exception {
      hand.pass(Duration.ofDays(1));
      assertFalse(isConfirmed(eu));
      assertTrue(isConfirmed(us));
      write("us", SECOND, "b");
      hand.pass(Duration.ofMillis(1_250));
      assertEquals(SECOND, key(us));
    }

    @Test
    void itHealsByItselfThoughTheOldThreadsStayStuck() throws Exception {
      hand.pass(Duration.ofMinutes(10));
      assertFalse(isConfirmed(eu));
      hand.hanging.clear();
      write("eu", SECOND, "b");
      hand.pass(Duration.ofMinutes(10).plusSeconds(6));
      assertTrue(isConfirmed(eu));
      assertEquals(SECOND, key(eu));
      assertEquals(Optional.empty(), eu.refusal());
    }

    @Test
    void itHealsASecondAfterTheLastThreadComesBack() throws Exception {
      hand.pass(Duration.ofDays(1));
      hand.hanging.clear();
      hand.stuck.getLast().run();
      assertFalse(isConfirmed(eu), "nobody knows when it was that the file was so");
      hand.pass(Duration.ofSeconds(1));
      assertTrue(isConfirmed(eu));
    }

    /** The store may have named another since, and this one may be deleted. */
    @Test
    void whatAnOldThreadStillFindsIsThrownAway() throws Exception {
      hand.pass(Duration.ofSeconds(6));
      hand.hanging.clear();
      hand.pass(Duration.ofSeconds(11));
      assertTrue(isConfirmed(eu));
      write("eu", SECOND, "b");
      hand.pass(Duration.ofSeconds(2));
      assertEquals(SECOND, key(eu));
      Instant seen = eu.lookedAt().orElseThrow();
      hand.stuck.getFirst().run();
      assertEquals(SECOND, key(eu));
      assertFalse(eu.lookedAt().orElseThrow().isBefore(seen));
    }

    @Test
    void itsThreadsAreReplacedEverMoreSeldomAndAreBounded() {
      hand.pass(Duration.ofSeconds(5).minusMillis(1));
      assertEquals(1, hand.stuck.size());
      hand.pass(Duration.ofMillis(1));
      assertEquals(2, hand.stuck.size());
      hand.pass(Duration.ofSeconds(9));
      assertEquals(2, hand.stuck.size());
      hand.pass(Duration.ofSeconds(1));
      assertEquals(3, hand.stuck.size());
      hand.pass(Duration.ofDays(1));
      assertEquals(15, hand.stuck.size());
    }

    @Test
    void theLogNamesItsSettingAndNoPathAtMostOnceAnHour() {
      hand.pass(Duration.ofSeconds(5));
      assertEquals(1, warnings.size());
      String told = warnings.get(0);
      assertTrue(told.startsWith("TWT-037: twilio.accounts.eu.api.credentials.location "), told);
      assertTrue(told.contains("A look at its file of 2026-11-24T10:00:00Z has not ended"), told);
      assertFalse(told.contains(dir.toString()), told);
      hand.pass(Duration.ofMinutes(50));
      assertEquals(1, warnings.size());
      hand.pass(Duration.ofHours(3));
      assertEquals(3, warnings.size()); // as seldom as its threads are replaced
    }

    @Test
    void itIsKnownSinceWhen() {
      Instant start = clock.instant();
      hand.pass(Duration.ofHours(1));
      SigningAccount.Refusal refusal = eu.refusal().orElseThrow();
      assertEquals(start, refusal.since());
      assertEquals(Problem.FILE_HANGS, refusal.why().problem());
    }

    /** Without an end, were it waited for a day. */
    @Test
    @Timeout(60)
    void nobodyWaitsForItAfterTheFirst() throws Exception {
      watch.await(Duration.ZERO);
      watch.await(DAY);
      hand.pass(Duration.ofSeconds(5));
      watch.await(DAY);
      assertEquals(2, hand.stuck.size(), "a request begins no look beside one that hangs");
    }

    @Test
    void afterTheEndNothingMoreIsDone() {
      watch.stop();
      hand.stuck.getFirst().run();
      hand.pass(Duration.ofHours(1));
      assertEquals(1, hand.stuck.size());
      assertEquals(Optional.empty(), eu.lookedAt());
      assertEquals(List.of(), warnings);
    }
  }

  @Nested
  class AHundredDays {
    @Test
    void noMoreThanTwentyThreadsAreStuckAndOneThatComesBackIsEnough() throws Exception {
      write("eu", FIRST, "a");
      SigningAccount eu = account("eu");
      hand.hanging.add("eu");
      watch(eu);
      hand.pass(Duration.ofDays(100));
      assertEquals(AccountWatch.MOST_STUCK, hand.stuck.size());
      hand.hanging.clear();
      hand.pass(Duration.ofDays(1));
      assertFalse(isConfirmed(eu), "nobody looks");
      hand.stuck.getFirst().run();
      assertTrue(isConfirmed(eu));
      hand.pass(Duration.ofHours(1));
      assertTrue(isConfirmed(eu));
    }
  }

  @Nested
  class AFileThatHasJustChanged {
    private final SigningAccount eu;
    private final AccountWatch watch;

    AFileThatHasJustChanged() throws IOException {
      write("eu", FIRST, "a");
      eu = account("eu");
      watch = watch(eu);
      hand.pass(Duration.ofMillis(10));
      clock.pass(Duration.ofMinutes(2)); // nobody looked, as in a process that was suspended
      write("eu", SECOND, "b"); // and as far as anybody can tell, this is a half of it
    }

    @Test
    void isNotLookedAtTwiceAtOnce() throws Exception {
      int before = hand.looks;
      watch.await(Duration.ZERO);
      watch.await(Duration.ZERO);
      assertEquals(before + 1, hand.looks);
      assertEquals(FIRST, key(eu));
      assertFalse(isConfirmed(eu));
    }

    @Test
    void isTakenOnceItHasStayedForAWhile() throws Exception {
      watch.await(Duration.ZERO);
      hand.pass(Duration.ofMillis(249));
      assertEquals(FIRST, key(eu));
      hand.pass(Duration.ofMillis(1));
      assertEquals(SECOND, key(eu));
      assertTrue(isConfirmed(eu));
    }

    @Test
    void isWaitedForAgainIfItStillChanges() throws Exception {
      watch.await(Duration.ZERO);
      write("eu", SECOND, "c");
      hand.pass(Duration.ofMillis(250));
      assertEquals(FIRST, key(eu));
      hand.pass(Duration.ofMillis(250));
      assertEquals(SECOND, key(eu));
    }
  }

  @Test
  void withoutAThreadItIsTriedAgainAndToldOnce() throws Exception {
    List<String> told = new ArrayList<>();
    Logger log = Logger.getLogger(AccountWatch.class.getName());
    log.setFilter(
        said -> {
          told.add(said.getMessage());
          return false;
        });
    write("eu", FIRST, "a");
    SigningAccount eu = account("eu");
    boolean[] none = {true};
    AccountWatch.Threads threads = hand.of("eu");
    AccountWatch watch =
        new AccountWatch(
            eu,
            clock,
            new AccountWatch.Threads() {
              @Override
              public void run(Runnable look) {
                if (none[0]) {
                  throw new OutOfMemoryError("unable to create native thread");
                }
                threads.run(look);
              }

              @Override
              public Runnable later(Duration delay, Runnable what) {
                return threads.later(delay, what);
              }
            },
            look -> {});
    watch.look();
    hand.pass(Duration.ofHours(1));
    assertFalse(isConfirmed(eu));
    assertEquals(Optional.empty(), eu.refusal(), "nothing hangs");
    assertEquals(List.of("No thread to look at the credentials file of the account 'eu'"), told);
    none[0] = false;
    hand.pass(AccountWatch.PATIENCE);
    log.setFilter(null);
    assertTrue(isConfirmed(eu));
  }
}
