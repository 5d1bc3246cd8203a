package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.MovedClock;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Another key while the application runs. */
class CredentialsReloadTest {
  private static final String FIRST = "SK" + "1".repeat(32);
  private static final String SECOND = "SK" + "2".repeat(32);

  @TempDir Path folder;

  /** Waits for what is told on another thread; the first event is answered with a failure. */
  @ApplicationScoped
  static class Waiting {
    private final BlockingQueue<CredentialsRotated> told = new LinkedBlockingQueue<>();

    void rotated(@Observes CredentialsRotated event) {
      told.add(event);
      if (told.size() == 1) {
        throw new AssertionError("disk full");
      }
    }

    CredentialsRotated next() throws InterruptedException {
      CredentialsRotated event = told.poll(30, TimeUnit.SECONDS);
      assertNotNull(event, "nothing was told in 30 s");
      return event;
    }
  }

  @BeforeEach
  void firstKey() throws IOException {
    write(FIRST, "a");
  }

  private Path file() {
    return folder.resolve("credentials");
  }

  /** Whole at once, as a rename makes it. */
  private void write(String key, String secret) throws IOException {
    Path next = folder.resolve("next");
    Files.writeString(
        next, "twilio.api.key=%s\ntwilio.api.secret=%s\n".formatted(key, secret.repeat(32)));
    Files.move(next, file(), StandardCopyOption.REPLACE_EXISTING);
  }

  private Container start(Map<String, String> profile) {
    return Container.start(
        Container.settings(
            profile,
            Map.of(
                "twilio.account.sid",
                "AC" + "a".repeat(32),
                "twilio.api.credentials.location",
                file().toString(),
                "twilio.api.reload",
                "PT0.1S")),
        Policies.Desk.class,
        FakeRequest.class,
        MovedClock.class,
        Waiting.class);
  }

  private static List<Thread> watching() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("twilio-token-credentials"))
        .toList();
  }

  @Test
  void aNewKeySignsAndIsToldEvenIfAnObserverFails() throws Exception {
    try (Container container = start(Container.VIDEO)) {
      Policies.Desk desk = container.get(Policies.Desk.class);
      assertTrue(desk.forBobPatiently().id().startsWith(FIRST));

      Waiting waiting = container.get(Waiting.class);
      write(SECOND, "b");

      CredentialsRotated event = waiting.next();

      assertEquals(FIRST, event.previousKeySid());
      assertEquals(SECOND, event.keySid());
      assertEquals("AC" + "a".repeat(32), event.accountSid());
      assertEquals(Optional.empty(), event.account());
      assertFalse(event.toString().contains("b".repeat(32)), event.toString());
      assertTrue(desk.forBobPatiently().id().startsWith(SECOND));

      write(FIRST, "a");
      assertEquals(FIRST, waiting.next().keySid());
    }
  }

  /** Else the first request might find a key that nobody has confirmed yet. */
  @Test
  void theFileIsReadBeforeTheApplicationHasStarted() {
    try (Container container = start(Container.VIDEO)) {
      for (SigningAccount account : container.get(DeploymentState.class).accounts()) {
        assertTrue(account.polledAt().isPresent());
      }
    }
  }

  @Test
  void theThreadsEndWithTheApplication() throws Exception {
    List<Thread> before = watching();
    List<Thread> started;
    try (Container container = start(Container.VIDEO)) {
      assertTrue(container.get(Policies.Desk.class).forBobPatiently().id().startsWith(FIRST));

      started = watching().stream().filter(thread -> !before.contains(thread)).toList();

      assertEquals(
          Set.of("twilio-token-credentials", "twilio-token-credentials-look"),
          started.stream().map(Thread::getName).collect(Collectors.toSet()));
      assertTrue(started.stream().allMatch(Thread::isDaemon));
    }

    for (Thread thread : started) {
      thread.join(30_000);
      assertFalse(thread.isAlive(), thread.getName());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aFifoStopsNobodyAndTheNextFileHeals() throws Exception {
    try (Container container = start(Container.VIDEO)) {
      Policies.Desk desk = container.get(Policies.Desk.class);
      MovedClock clock = container.get(MovedClock.class);
      assertTrue(desk.forBobPatiently().id().startsWith(FIRST));

      Files.delete(file());
      assertEquals(0, new ProcessBuilder("mkfifo", file().toString()).start().waitFor());

      clock.pass(Duration.ofHours(1));
      refuses(Problem.KEY_NOT_CONFIRMED, desk::forBob);

      write(SECOND, "b");
      container.get(Waiting.class).next();
      assertTrue(desk.forBobPatiently().id().startsWith(SECOND));
    }
  }

  @Test
  void withoutAFileThereIsNoThread() {
    List<Thread> before = watching();
    try (Container container =
        Container.start(
            Container.settings(Container.ACCOUNT, Container.VIDEO),
            Policies.Desk.class,
            FakeRequest.class)) {
      assertTrue(
          container.get(DeploymentState.class).accounts().stream().noneMatch(a -> a.rotates()));
      assertTrue(before.containsAll(watching()));
    }
  }
}
