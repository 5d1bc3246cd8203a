package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.MovedClock;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.KeyRotation;
import io.github.twiliotoken.keys.RotationStep;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.twilio.KeyResources.Held;
import io.github.twiliotoken.twilio.TwilioStandIn;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys managed by injected beans, and a node that must not sign with a key of long ago. */
class ManagedKeysTest {
  private final TwilioStandIn twilio = TwilioStandIn.start();
  private final Held first = twilio.keys().make("from the Console", twilio.now());
  private final Path file;

  ManagedKeysTest(@TempDir Path folder) throws IOException {
    file = folder.resolve("credentials");
    Files.writeString(file, pair(first));
  }

  private static String pair(Held key) {
    return "twilio.api.key=" + key.sid() + "\ntwilio.api.secret=" + key.secret() + "\n";
  }

  @AfterEach
  void close() {
    twilio.close();
    assertEquals(List.of(), twilio.violations());
  }

  @ApplicationScoped
  static class Operator {
    @Inject ApiKeys keys;
    @Inject KeyRotation rotation;

    ApiKeys keys() {
      return keys;
    }

    KeyRotation rotation() {
      return rotation;
    }
  }

  @ApplicationScoped
  static class EuropeanOperator {
    @Inject
    @TwilioAccount("eu")
    ApiKeys keys;

    ApiKeys keys() {
      return keys;
    }
  }

  /** Asks for a token as soon as anything may. */
  @ApplicationScoped
  static class Early {
    private String id = "";

    void start(
        @Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event,
        TokenIssuer issuer) {
      id = issuer.issue(TokenRequest.of("bob", new VideoGrant("standup"))).id();
    }

    String id() {
      return id;
    }
  }

  private Map<String, String> node() {
    return Map.of(
        "twilio.account.sid",
        TwilioStandIn.ACCOUNT,
        "twilio.api.credentials.location",
        file.toString(),
        "twilio.api.reload",
        "PT1H");
  }

  private Map<String, String> rotator() {
    return Container.settings(
        node(),
        Container.settings(Container.MANAGED, Map.of("twilio.api.url", twilio.url().toString())));
  }

  @Test
  void aRotationIsInjected() throws IOException {
    twilio.now(Instant.now()); // the injected one has the machine's clock
    try (Container container = Container.start(rotator(), Operator.class)) {
      Operator operator = container.get(Operator.class);
      refuses(Problem.KEY_IN_USE, () -> operator.keys().delete(first.sid()));

      List<RotationStep> steps = operator.rotation().rotate(Duration.ofDays(30));
      String next = steps.get(0).keySid().orElseThrow();

      Held held = twilio.keys().get(next).orElseThrow();

      assertEquals(pair(held), Files.readString(file));

      operator.keys().delete(first.sid());
      assertEquals(List.of(next), operator.keys().list().map(key -> key.sid()).toList());
    }
  }

  @Test
  void anotherAccountsKeysAreInjectedByItsName() {
    Map<String, String> eu =
        Map.of(
            "twilio.accounts.eu.account.sid",
            TwilioStandIn.ACCOUNT,
            "twilio.accounts.eu.api.key",
            first.sid(),
            "twilio.accounts.eu.api.secret",
            first.secret(),
            "twilio.accounts.eu.main.key",
            TwilioStandIn.MAIN_KEY,
            "twilio.accounts.eu.main.secret",
            TwilioStandIn.MAIN_SECRET,
            "twilio.accounts.eu.api.url",
            twilio.url().toString());
    try (Container container =
        Container.start(Container.settings(rotator(), eu), EuropeanOperator.class)) {
      ApiKeys keys = container.get(EuropeanOperator.class).keys();
      assertEquals(1, keys.list().count());
      refuses(Problem.KEY_IN_USE, () -> keys.delete(first.sid()));
    }
  }

  /** No key of this account can be hidden in a file of another; in one of its own, it can. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherAccountsMissingFileSparesNoKey(boolean another) throws IOException {
    Path missing = file.resolveSibling("eu");
    Files.writeString(missing, pair(first));
    Map<String, String> eu =
        Map.of(
            "twilio.accounts.eu.account.sid",
            another ? "AC" + "e".repeat(32) : TwilioStandIn.ACCOUNT,
            "twilio.accounts.eu.api.credentials.location",
            missing.toString());
    Held unused = twilio.keys().make("unused", twilio.now());
    try (Container container = Container.start(Container.settings(rotator(), eu), Operator.class)) {
      ApiKeys keys = container.get(Operator.class).keys();
      Files.delete(missing);

      if (another) {
        keys.delete(unused.sid());
      } else {
        refuses(Problem.FILE_UNREADABLE, () -> keys.delete(unused.sid()));
      }
      assertEquals(!another, twilio.keys().get(unused.sid()).isPresent());
    }
  }

  @Test
  void whereKeysAreNotManagedNobodyGetsThem() {
    String failed = Container.failure(() -> Container.start(node(), Operator.class));
    assertTrue(failed.contains("TWT-081: " + Operator.class.getName() + ".keys: "), failed);
    assertTrue(failed.contains("TWT-081: " + Operator.class.getName() + ".rotation: "), failed);
  }

  @Test
  void enabledWithoutALoginDoesNotDeploy() {
    Map<String, String> settings =
        Container.settings(
            node(), Map.of("twilio.keys.enabled", "true", "twilio.keys.owner", "prod"));
    String failed = Container.failure(() -> Container.start(settings));

    assertTrue(failed.contains("TWT-020: twilio.auth.token "), failed);
  }

  @Test
  void aNodeRefusesAfterTheLagAndHealsWithTheFile() throws IOException {
    try (Container container =
        Container.start(
            Container.settings(node(), Container.VIDEO),
            Policies.Desk.class,
            FakeRequest.class,
            Policies.Listener.class,
            MovedClock.class)) {
      Policies.Desk desk = container.get(Policies.Desk.class);
      MovedClock clock = container.get(MovedClock.class);
      assertTrue(desk.forBobPatiently().id().startsWith(first.sid()));

      Files.delete(file);
      clock.pass(Duration.ofMinutes(59));
      assertTrue(desk.forBob().id().startsWith(first.sid()));

      clock.pass(Duration.ofMinutes(1));
      var refused = refuses(Problem.KEY_NOT_CONFIRMED, desk::forBob);

      assertEquals(
          "The key " + first.sid() + " was not seen in its credentials file within the last PT1H",
          refused.detail());

      Held next = twilio.keys().make("prod next", twilio.now());
      Files.writeString(file, pair(next));
      assertTrue(desk.forBobPatiently().id().startsWith(next.sid()), "looked at twice, and taken");
    }

    assertEquals(Optional.of(first), twilio.keys().get(first.sid()));
  }

  @Test
  void aTokenMayBeAskedForWhileTheApplicationStarts() {
    try (Container container = Container.start(node(), Early.class)) {
      String id = container.get(Early.class).id();
      assertTrue(id.startsWith(first.sid()), id);
    }
  }
}
