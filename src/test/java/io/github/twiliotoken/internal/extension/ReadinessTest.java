package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.MovedClock;
import io.github.twiliotoken.problem.Problem;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readiness check as CDI shows it to MicroProfile Health. */
class ReadinessTest {
  private static final Map<String, String> SETTINGS =
      Container.settings(Container.ACCOUNT, Container.VIDEO);

  @BeforeAll
  static void bringAnswers() {
    HealthCheckResponse.setResponseProvider(HealthAnswer::new);
  }

  @AfterAll
  static void takeAnswersAway() {
    HealthCheckResponse.setResponseProvider(null);
  }

  private static Bean<?> check(Container container) {
    Set<Bean<?>> checks =
        container.get(BeanManager.class).getBeans(HealthCheck.class, Readiness.Literal.INSTANCE);
    assertEquals(1, checks.size());
    return checks.iterator().next();
  }

  private static HealthCheckResponse answer(Container container) {
    BeanManager beans = container.get(BeanManager.class);
    Bean<?> bean = check(container);
    HealthCheck check =
        (HealthCheck)
            beans.getReference(bean, HealthCheck.class, beans.createCreationalContext(bean));
    return check.call();
  }

  @Test
  void liesInTheArchiveOfTheApplicationThatInjects() {
    try (Container container = Container.start(SETTINGS, FakeRequest.class, Policies.Desk.class)) {
      Class<?> home = check(container).getBeanClass();
      assertTrue(
          home == Policies.Desk.class || home == FakeRequest.class, home + " is the library's");
    }
  }

  @Test
  void isUpWithAKeyThatNeverChanges() {
    try (Container container = Container.start(SETTINGS, FakeRequest.class, Policies.Desk.class)) {
      assertEquals(HealthCheckResponse.Status.UP, answer(container).getStatus());
      assertEquals(
          Map.of("account", (Object) "key usable"), answer(container).getData().orElseThrow());
    }
  }

  @Test
  void isUpWhereNothingOfOursIsConfigured() {
    try (Container container = Container.start(Map.of())) {
      assertEquals(HealthCheckResponse.Status.UP, answer(container).getStatus());
    }
  }

  /** Asks in the phase in which WildFly does, and keeps what it gets for as long as it runs. */
  static class Server extends TwilioTokenExtension {
    private final List<HealthCheck> kept = new ArrayList<>();

    void ask(@Observes AfterDeploymentValidation event, BeanManager beans) {
      beans.createInstance().select(HealthCheck.class, Readiness.Literal.INSTANCE).stream()
          .filter(Objects::nonNull)
          .forEach(kept::add);
    }
  }

  @Test
  void thereIsNoneOfAnApplicationThatDoesNotDeploy() {
    Server server = new Server();
    Container.start(server, SETTINGS, FakeRequest.class, Policies.Desk.class).close();
    assertEquals(1, server.kept.size());

    Server refusing = new Server();
    Container.failure(
        () ->
            Container.start(
                refusing,
                Container.settings(SETTINGS, Map.of("twilio.api.secret", "short")),
                FakeRequest.class,
                Policies.Desk.class));

    assertEquals(List.of(), refusing.kept);
  }

  /** Looked at once an hour, so that all that is seen is what a request or the check looks for. */
  @Nested
  class WithAFile {
    @TempDir Path dir;

    private Path file(String name) throws IOException {
      return Files.writeString(
          dir.resolve(name),
          "twilio.api.key=SK" + "b".repeat(32) + "\ntwilio.api.secret=" + "c".repeat(32) + "\n");
    }

    private Map<String, String> settings(String prefix, Path file) {
      return Map.of(
          prefix + "account.sid",
          "AC" + "a".repeat(32),
          prefix + "api.credentials.location",
          file.toString(),
          prefix + "api.reload",
          "PT1H");
    }

    private Container start(Map<String, String> settings) {
      return Container.start(
          Container.settings(settings, Container.VIDEO),
          FakeRequest.class,
          Policies.Desk.class,
          MovedClock.class);
    }

    @Test
    void isDownAsSoonAsTheAccountCannotSign() throws IOException {
      Path file = file("canary");
      try (Container container = start(settings("twilio.", file))) {
        MovedClock clock = container.get(MovedClock.class);
        assertEquals(HealthCheckResponse.Status.UP, answer(container).getStatus());

        Files.delete(file);
        clock.pass(Duration.ofMinutes(60).minusNanos(1));
        assertEquals(HealthCheckResponse.Status.UP, answer(container).getStatus());

        clock.pass(Duration.ofNanos(1));
        refuses(Problem.KEY_NOT_CONFIRMED, container.get(Policies.Desk.class)::forBob);

        HealthCheckResponse down = answer(container);
        assertEquals(HealthCheckResponse.Status.DOWN, down.getStatus());

        String said = String.valueOf(down.getData().orElseThrow().get("account"));

        assertTrue(
            said.startsWith("cannot sign since 2026-11-24T11:00:00Z: TWT-026 File unreadable"),
            said);
        assertFalse(said.contains("canary"), said);
        assertFalse(said.contains("SK"), said);

        file("canary");
        assertEquals(HealthCheckResponse.Status.UP, answer(container).getStatus());
        assertTrue(container.get(Policies.Desk.class).forBob().id().startsWith("SK"));
      }
    }

    @Test
    void anAccountOfManagedKeysTakesNothingDown() throws IOException {
      Path file = file("eu");
      try (Container container =
          start(
              Container.settings(
                  Container.settings(Container.ACCOUNT, Container.MANAGED),
                  settings("twilio.accounts.eu.", file)))) {
        Files.delete(file);
        container.get(MovedClock.class).pass(Duration.ofHours(1));

        HealthCheckResponse up = answer(container);

        assertEquals(HealthCheckResponse.Status.UP, up.getStatus());

        Map<String, Object> said = up.getData().orElseThrow();
        assertEquals("key usable", said.get("account"));
        assertTrue(String.valueOf(said.get("account.eu")).startsWith("cannot sign since "));
      }
    }
  }
}
