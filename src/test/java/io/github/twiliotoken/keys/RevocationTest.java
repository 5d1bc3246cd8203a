package io.github.twiliotoken.keys;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.twilio.Fault;
import io.github.twiliotoken.twilio.KeyResources.Held;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emergency: all tokens of a key are ended at once. */
class RevocationTest extends RotationFixture {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 90, 1440, 10_000})
  void aSuccessorComesBeforeTheDeletion(int minutes) {
    pass(Duration.ofMinutes(minutes));
    Revocation revocation = rotation.revokeAll(first.sid());

    assertFalse(exists(first.sid()));
    assertEquals(store.current(), revocation.inUse());
    assertEquals(first.sid(), revocation.keySid());
    assertEquals(Math.min(minutes, 1440), revocation.minutes());

    List<String> requests = twilio.requests();
    int made = requests.indexOf("POST /2010-04-01/Accounts/" + ACCOUNT + "/Keys.json");

    assertTrue(made < requests.size() - 1 && made > 0);
    assertTrue(requests.get(requests.size() - 1).startsWith("DELETE"));
  }

  @Test
  void aKeyOutOfUseNeedsNoSuccessor() {
    pass(Duration.ofDays(3));
    String second = rotated();
    pass(Duration.ofHours(5));

    Revocation revocation = rotation.revokeAll(first.sid());

    assertEquals(second, store.current());
    assertEquals(20 * 60 + 1, revocation.minutes(), "24 h less 5 and the lag, rounded up");
  }

  @Test
  void theLastKeyStaysWithoutASuccessor() {
    twilio.chance(line -> line.startsWith("POST") ? Fault.FAILED_BEFORE : Fault.NONE);
    var refused = refuses(Problem.LAST_KEY, () -> rotation.revokeAll(first.sid()));

    assertTrue(
        refused
            .getMessage()
            .startsWith("TWT-083: There is no successor (Twilio answered 500, code 20500"),
        refused.getMessage());
    assertTrue(exists(first.sid()));
    refuses(Problem.LAST_KEY, () -> rotation.revokeAll(first.sid(), "yes"));
    assertTrue(exists(first.sid()));

    rotation.revokeAll(first.sid(), KeyRotation.LAST_KEY_CONFIRMATION);
    assertFalse(exists(first.sid()));
  }

  @Test
  void aRevokedKeyThatLivesOnIsReported() {
    twilio.chance(line -> line.startsWith("DELETE") ? Fault.FAILED_BEFORE : Fault.NONE);
    var refused = refuses(Problem.KEY_LIVES, () -> rotation.revokeAll(first.sid()));

    assertTrue(exists(first.sid()));
    assertTrue(
        refused.getMessage().contains(first.sid() + " could not be deleted (Twilio answered 500"),
        refused.getMessage());
    assertTrue(
        refused.getMessage().contains("The store names " + store.current()), refused.getMessage());
    refuses(
        Problem.KEY_LIVES,
        () -> rotation.revokeAll(first.sid(), KeyRotation.LAST_KEY_CONFIRMATION));
  }

  @Test
  void aKeyThatAnAccountNamesIsNotRevoked() {
    inUse.add(first.sid());
    refuses(Problem.KEY_IN_USE, () -> rotation.revokeAll(first.sid()));
    assertTrue(exists(first.sid()));
  }

  @Test
  void anUnknownKeyIsRefused() {
    String unknown = "SK" + "e".repeat(32);

    refuses(Problem.KEY_UNKNOWN, () -> rotation.revokeAll(unknown));
    refuses(
        Problem.KEY_UNKNOWN, () -> rotation.revokeAll(unknown, KeyRotation.LAST_KEY_CONFIRMATION));
    assertEquals(List.of(first), twilio.keys().all());
  }

  @Test
  void aForeignKeyMayHaveSignedADayOfTokens() {
    rotated();
    Held foreign = twilio.keys().make("of another application", twilio.now());
    pass(Duration.ofDays(40));

    assertEquals(24 * 60, rotation.revokeAll(foreign.sid()).minutes());
  }

  @Test
  void aRevocationNeedsNoClock() {
    String second = rotated();
    ownAhead = Duration.ofDays(-400);

    Revocation done = rotation.revokeAll(second);

    assertFalse(exists(second));
    assertEquals(store.current(), done.inUse());
    assertEquals(24 * 60, done.minutes(), "nobody can tell");

    ownAhead = Duration.ZERO;
    assertEquals(Action.LABEL, rotation.rotate(EVERY).get(0).action());
  }

  /** The first of our keys waits for its last token, while the one after it is revoked. */
  @Test
  void successorsOfARevokedKeyAreRelinked() {
    String second = rotated();
    pass(Duration.ofHours(2));
    String third = rotated();
    pass(Duration.ofHours(2));
    rotation.revokeAll(third);

    assertFalse(exists(third));
    assertTrue(name(store.current()).endsWith(" " + second), name(store.current()));

    pass(Duration.ofHours(26));
    rotation.rotate(EVERY);
    assertFalse(exists(second));
  }
}
