package io.github.twiliotoken.keys;

import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static io.github.twiliotoken.twilio.TwilioStandIn.AUTH_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.keys.SimulatedNode.CallOutcome;
import io.github.twiliotoken.twilio.Fault;
import io.github.twiliotoken.twilio.KeyResources.Held;
import io.github.twiliotoken.twilio.TwilioStandIn;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rotation that ends between any two of its steps, and is run again. */
class RotationCrashTest {
  private static final Duration EVERY = Duration.ofDays(30);

  @TempDir Path folder;

  /** A first rotation, so that there is something to retire, and then the one that is hit. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DONE")
  void theNextRunGoesOnWhereTheLastEnded(CallOutcome outcome) {
    int calls = 0;

    for (boolean hit = true; hit; calls++) {
      RotationSimulation simulation = new RotationSimulation();
      SteppedNode node = new SteppedNode(simulation);
      node.start(rotation -> rotation.rotate(Duration.ZERO));
      node.finish();
      simulation.pass(Duration.ofHours(26));
      node.start(rotation -> rotation.rotate(Duration.ZERO));
      for (int i = 0; i < calls && node.isRunning(); i++) {
        node.step(CallOutcome.DONE);
      }
      hit = node.isRunning();
      if (hit) {
        node.step(outcome);
      }
      node.finish();
      simulation.pass(Duration.ofHours(2));
      node.start(rotation -> rotation.rotate(EVERY));
      node.finish();
      simulation.deliverAllLate();
      // what arrived late may be due a day later, and what it replaces a day after that
      for (int i = 0; i < 3; i++) {
        node.start(rotation -> rotation.rotate(EVERY));
        node.finish();
        simulation.pass(Duration.ofHours(26));
      }
      node.start(rotation -> rotation.rotate(EVERY));
      node.finish();

      simulation.assertTidy();
    }
    assertTrue(calls > 20, calls + " calls");
  }

  @Test
  void aReadOnlyStoreLeavesTwentyKeysAtMost() {
    RotationSimulation simulation = new RotationSimulation();
    SteppedNode node = new SteppedNode(simulation);
    int before = simulation.list().size();
    for (int i = 0; i < 30; i++) {
      node.start(rotation -> rotation.rotate(Duration.ZERO));
      while (node.isRunning()) {
        node.step(
            node.next().equals("store.replace") ? CallOutcome.FAILED_BEFORE : CallOutcome.DONE);
      }
    }

    assertEquals(before + 20, simulation.list().size());

    // a day after the store was repaired, all is well again
    simulation.pass(Duration.ofHours(25));
    for (int i = 0; i < 3; i++) {
      node.start(rotation -> rotation.rotate(EVERY));
      node.finish();
      simulation.pass(Duration.ofHours(26));
    }

    simulation.assertTidy();
  }

  /** The process is killed by the system while Twilio works on the request. */
  @ParameterizedTest
  @ValueSource(
      strings = {"POST .*/Keys.json", "GET .*/Applications.*", "POST .*/Keys/.*", "DELETE .*"})
  void aKilledProcessIsFollowedByAnother(String request) throws Exception {
    try (TwilioStandIn twilio = TwilioStandIn.start()) {
      Held first = twilio.keys().make("first", twilio.now());
      Path file = folder.resolve("credentials");
      Files.writeString(file, pair(first));
      ApiLogin login = ApiLogin.authToken(ACCOUNT, AUTH_TOKEN);
      FileCredentialsStore store = new FileCredentialsStore(file);
      try (ApiKeys keys = new ApiKeys(ACCOUNT, Optional.empty(), new ApiUrl(twilio.url()), login)) {
        KeyRotation rotation =
            new KeyRotation(keys, store, "prod", Duration.ofHours(1), twilio.clock());
        // the second gives the killed one something to delete
        for (int i = 0; i < 2; i++) {
          rotation.rotate(Duration.ZERO);
          twilio.now(twilio.now().plus(Duration.ofHours(26)));
        }
        String before = store.current();

        AtomicReference<Process> process = new AtomicReference<>();
        twilio.chance(
            line -> {
              if (line.matches(request) && running(process).isAlive()) {
                kill(running(process));
                return Fault.CUT_AFTER;
              }
              return Fault.NONE;
            });
        process.set(start(twilio, file));

        assertTrue(running(process).waitFor(60, TimeUnit.SECONDS));
        assertNotEquals(0, running(process).exitValue());
        assertEquals(List.of(), twilio.violations());

        for (int i = 0; i < 3; i++) {
          twilio.now(twilio.now().plus(Duration.ofHours(26)));
          rotation.rotate(EVERY);
        }

        assertEquals(List.of(), twilio.violations());

        String last = store.current();

        assertEquals(
            List.of(first.sid(), last), twilio.keys().all().stream().map(Held::sid).toList());
        assertNotEquals(before, last, "nothing was rotated");

        Held held = twilio.keys().get(last).orElseThrow();
        assertEquals(pair(held), Files.readString(file));
      }
    }
  }

  private static String pair(Held key) {
    return "twilio.api.key=" + key.sid() + "\ntwilio.api.secret=" + key.secret() + "\n";
  }

  private static Process running(AtomicReference<Process> process) {
    return Objects.requireNonNull(process.get());
  }

  private static void kill(Process process) {
    process.destroyForcibly();
    try {
      assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process start(TwilioStandIn twilio, Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Rotator.class.getName(),
            twilio.url().toString(),
            file.toString(),
            twilio.now().toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  /** The process that is killed. */
  static final class Rotator {
    private Rotator() {}

    public static void main(String[] arguments) {
      ApiLogin login = ApiLogin.authToken(ACCOUNT, AUTH_TOKEN);
      ApiKeys keys = new ApiKeys(ACCOUNT, Optional.empty(), ApiUrl.parse(arguments[0]), login);
      FileCredentialsStore store = new FileCredentialsStore(Path.of(arguments[1]));
      Clock clock = Clock.fixed(Instant.parse(arguments[2]), ZoneOffset.UTC);
      new KeyRotation(keys, store, "prod", Duration.ofHours(1), clock).rotate(Duration.ZERO);
    }
  }
}
