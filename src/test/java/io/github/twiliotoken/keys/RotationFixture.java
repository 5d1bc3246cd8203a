package io.github.twiliotoken.keys;

import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static io.github.twiliotoken.twilio.TwilioStandIn.AUTH_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.twilio.KeyResources.Held;
import io.github.twiliotoken.twilio.TwilioStandIn;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A rotation of one key in a file, against a simulated Twilio. */
abstract class RotationFixture {
  static final Duration LAG = Duration.ofHours(1);
  static final Duration EVERY = Duration.ofDays(30);

  @TempDir Path folder;

  final TwilioStandIn twilio = TwilioStandIn.start();
  final List<Duration> waited = new ArrayList<>();
  final Set<String> inUse = new TreeSet<>();
  final ApiKeys keys = keys().sparing(() -> inUse);
  final Held first = twilio.keys().make("from the Console", twilio.now());
  Duration ownAhead = Duration.ZERO;
  final Clock clock = TwilioStandIn.clock(() -> twilio.now().plus(ownAhead));
  FileCredentialsStore store;
  KeyRotation rotation;

  ApiKeys keys() {
    ApiClient calls =
        new ApiClient(
            new ApiUrl(twilio.url()),
            ApiLogin.authToken(ACCOUNT, AUTH_TOKEN),
            new Backoff(waited::add, () -> 1),
            Duration.ofSeconds(30));
    return new ApiKeys(ACCOUNT, Optional.empty(), calls);
  }

  @BeforeEach
  void firstPair() throws IOException {
    Path file = folder.resolve("credentials");
    Files.writeString(
        file, "twilio.api.key=" + first.sid() + "\ntwilio.api.secret=" + first.secret() + "\n");
    store = new FileCredentialsStore(file);
    rotation = new KeyRotation(keys, store, "prod", LAG, clock);
  }

  @AfterEach
  void everyRequestWasAsTwilioDescribes() {
    keys.close();
    twilio.close();
    assertEquals(List.of(), twilio.violations());
  }

  String name(String sid) {
    return twilio.keys().get(sid).orElseThrow().name();
  }

  boolean exists(String sid) {
    return twilio.keys().get(sid).isPresent();
  }

  void pass(Duration time) {
    twilio.now(twilio.now().plus(time));
  }

  static List<Action> actions(List<RotationStep> steps) {
    return steps.stream().map(RotationStep::action).toList();
  }

  /** Rotates, and gives the new key. */
  String rotated() {
    assertEquals(Action.REPLACE, rotation.rotate(Duration.ZERO).get(0).action());
    return store.current();
  }
}
