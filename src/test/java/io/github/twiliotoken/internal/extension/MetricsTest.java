package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertRefused;
import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.LogCapture;
import io.github.twiliotoken.MovedClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees in the server's metrics. */
class MetricsTest {
  private static final Map<String, String> SETTINGS =
      Container.settings(Container.ACCOUNT, Container.VIDEO);
  private static final String REPORTER = "io.github.twiliotoken.internal.cdi.MetricsReporter";

  private static Container start(Class<?>... beans) {
    return Container.startFor(FakeRequest.jwt("alice", NOW.plusSeconds(300)), SETTINGS, beans);
  }

  private static Map<String, Long> counts(Container container) {
    return container.get(FakeRegistry.class).counts();
  }

  @Nested
  class Issued {
    private static final String COUNT = "twilio.tokens.issued{profile=default,account=}";
    private static final String TIME = "twilio.token.issue.duration{profile=default,account=}";

    @Test
    void isCountedByProfile() {
      try (Container container = start(FakeRegistry.class)) {
        container.injectedToken();
        container.injectedToken();

        assertEquals(Map.of(COUNT, 2L), counts(container));
      }
    }

    @Test
    void isTimed() {
      try (Container container = start(FakeRegistry.class)) {
        long start = System.nanoTime();
        container.injectedToken();
        Duration most = Duration.ofNanos(System.nanoTime() - start);

        List<Duration> times = container.get(FakeRegistry.class).times(TIME);

        assertEquals(1, times.size());
        assertTrue(times.get(0).compareTo(Duration.ZERO) > 0, times.toString());
        assertTrue(times.get(0).compareTo(most) <= 0, times + " of " + most);
      }
    }

    @Test
    void hasNoProfileWhereTheApplicationNamesTheIdentity() {
      try (Container container = start(FakeRegistry.class)) {
        container.get(Policies.Desk.class).forBob();

        assertEquals(Map.of("twilio.tokens.issued{profile=,account=}", 1L), counts(container));
      }
    }

    @Test
    void isCountedForTheAccountThatSigns() {
      Map<String, String> eu =
          Map.of(
              "twilio.accounts.eu.account.sid", "AC" + "e".repeat(32),
              "twilio.accounts.eu.api.key", "SK" + "e".repeat(32),
              "twilio.accounts.eu.api.secret", "e".repeat(32));
      try (Container container =
          Container.start(eu, FakeRegistry.class, Policies.EuropeanDesk.class)) {
        container.get(Policies.EuropeanDesk.class).forBob();

        assertEquals(Map.of("twilio.tokens.issued{profile=,account=eu}", 1L), counts(container));
      }
    }

    @Test
    void isLookedUpOnce() {
      try (Container container = start(FakeRegistry.class)) {
        container.injectedToken();
        int lookUps = container.get(FakeRegistry.class).lookUps();

        container.injectedToken();

        assertEquals(lookUps, container.get(FakeRegistry.class).lookUps());
      }
    }

    @Test
    void isNotCountedIfItsAuditFailed() {
      Map<String, String> required =
          Container.settings(SETTINGS, Map.of("twilio.token.audit", "required"));
      try (Container container =
          Container.startFor(
              FakeRequest.jwt("alice", NOW.plusSeconds(300)),
              required,
              FakeRegistry.class,
              Policies.BrokenListener.class)) {
        container.refusal();

        assertEquals(
            Map.of("twilio.tokens.refused{code=TWT-070,profile=default}", 1L), counts(container));
      }
    }
  }

  @Nested
  class Refused {
    @Test
    void isCountedByCodeAndProfile() {
      try (Container container = EndpointFixture.start(Map.of(), FakeRegistry.class)) {
        assertRefused(
            403,
            "TWT-054",
            alice("nobody")
                .json("{\"profile\":\"watch\"}")
                .to(container.get(EndpointFixture.Tokens.class)::post));

        assertEquals(
            Map.of("twilio.tokens.refused{code=TWT-054,profile=watch}", 1L), counts(container));
      }
    }

    @Test
    void hasNoLabelThatAClientSent() {
      try (Container container = EndpointFixture.start(Map.of(), FakeRegistry.class)) {
        for (String sent : List.of("hidden", "nosuch")) {
          alice("agent")
              .json("{\"profile\":\"" + sent + "\"}")
              .to(container.get(EndpointFixture.Tokens.class)::post);
        }

        assertEquals(Map.of("twilio.tokens.refused{code=TWT-051,profile=}", 2L), counts(container));
      }
    }
  }

  @Nested
  class Account {
    private static final String AGE = "twilio.key.confirmation.age{account=}";
    private static final String ROTATIONS = "twilio.key.rotations{account=}";

    @TempDir Path folder;

    private void write(String key) throws IOException {
      Path next = folder.resolve("next");
      Files.writeString(
          next,
          "twilio.api.key=SK%s\ntwilio.api.secret=%s\n".formatted(key.repeat(32), key.repeat(32)));
      Files.move(next, folder.resolve("credentials"), StandardCopyOption.REPLACE_EXISTING);
    }

    private Container start(String reload) {
      return Container.start(
          Container.settings(
              Container.VIDEO,
              Map.of(
                  "twilio.account.sid",
                  "AC" + "a".repeat(32),
                  "twilio.api.credentials.location",
                  folder.resolve("credentials").toString(),
                  "twilio.api.reload",
                  reload)),
          FakeRegistry.class,
          Policies.Desk.class,
          FakeRequest.class,
          MovedClock.class);
    }

    @Test
    void tellsHowLongAgoItsKeyWasConfirmed() throws IOException {
      write("1");
      try (Container container = start("PT1H")) {
        container.get(Policies.Desk.class).forBobPatiently();
        container.get(MovedClock.class).pass(Duration.ofMillis(90_500));

        assertEquals(90.5, container.get(FakeRegistry.class).gauge(AGE));
      }
    }

    @Test
    void countsItsRotationsFromZero() throws IOException {
      write("1");
      try (Container container = start("PT0.1S")) {
        Policies.Desk desk = container.get(Policies.Desk.class);
        desk.forBobPatiently();

        assertEquals(0L, counts(container).get(ROTATIONS));

        write("2");
        String signer = desk.forBobPatiently().id();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!signer.startsWith("SK2") || counts(container).containsValue(0L)) {
          assertTrue(System.nanoTime() - end < 0, signer);
          signer = desk.forBobPatiently().id();
        }

        assertEquals(1L, counts(container).get(ROTATIONS));
      }
    }

    @Test
    void hasNoSuchNumbersWithAKeyThatNeverChanges() {
      try (Container container = MetricsTest.start(FakeRegistry.class)) {
        container.injectedToken();

        assertFalse(counts(container).containsKey(ROTATIONS));
        assertEquals(Double.MIN_VALUE, container.get(FakeRegistry.class).gauge(AGE));
      }
    }
  }

  /** A registry that fails at everything. */
  @ApplicationScoped
  static class BrokenRegistry {
    @Produces
    MetricRegistry registry() {
      return (MetricRegistry)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {MetricRegistry.class},
              (proxy, method, arguments) -> {
                throw new IllegalArgumentException("full");
              });
    }
  }

  @Test
  void aRegistryThatFailsIsToldOnceAndRefusesNothing() {
    try (LogCapture log = LogCapture.of(REPORTER);
        Container container = start(BrokenRegistry.class)) {
      assertEquals("alice", container.injectedToken().identity().value());
      assertEquals("alice", container.injectedToken().identity().value());

      assertEquals(1, log.messages().size(), log.messages().toString());
    }
  }

  @Test
  void withoutARegistryNothingIsSaid() {
    try (LogCapture log = LogCapture.of("io.github.twiliotoken");
        Container container = start()) {
      container.injectedToken();

      assertEquals(List.of(), log.messages());
    }
  }
}
