package io.github.twiliotoken.keys;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.twilio.KeyResources.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A rotation against a simulated Twilio, where nothing fails. */
class KeyRotationTest extends RotationFixture {
  @Test
  void labelsTellWhatWasDone() {
    CreatedKey successor = rotation.prepare();

    assertEquals("prod next " + first.sid(), name(successor.keySid()));
    assertEquals(first.sid(), store.current());
    assertTrue(rotation.activate(successor));
    assertEquals(successor.keySid(), store.current());
    assertEquals("prod 20261124T100001Z " + first.sid(), name(successor.keySid()));
    assertTrue(rotation.activate(successor), "once more");
    assertEquals("from the Console", name(first.sid()));
  }

  @Test
  void aPredecessorIsKeptForADayAndTheLag() {
    String second = rotated();
    pass(Duration.ofDays(40));
    Instant replaced = twilio.now();
    String third = rotated();
    Instant due = replaced.plusSeconds(1).plus(LAG).plus(Duration.ofHours(24));
    twilio.now(due.minusSeconds(1));

    assertEquals(
        List.of(
            RotationStep.of(
                Action.KEEP,
                first.sid(),
                "is not of this owner, so yours to delete from 2026-11-25T11:00:01Z on"),
            RotationStep.of(
                Action.KEEP, second, "tokens of it may live; goes from " + due + " on")),
        rotation.retire());

    twilio.now(due);

    assertEquals(List.of(Action.KEEP, Action.RETIRE), actions(rotation.retire()));
    assertFalse(exists(second));
    assertEquals(
        Set.of(first.sid(), third),
        new TreeSet<>(twilio.keys().all().stream().map(Held::sid).toList()));
  }

  @Test
  void rotateDoesWhatIsDueAndNoMore() {
    assertEquals(List.of(Action.REPLACE, Action.KEEP), actions(rotation.rotate(EVERY)));

    String second = store.current();
    pass(EVERY);

    assertEquals(List.of(Action.KEEP), actions(rotation.rotate(EVERY)));
    assertEquals(second, store.current());

    pass(Duration.ofSeconds(1));
    assertEquals(Action.REPLACE, rotation.rotate(EVERY).get(0).action());

    pass(Duration.ofHours(26));
    assertEquals(List.of(Action.KEEP, Action.RETIRE), actions(rotation.rotate(EVERY)));
    assertEquals(List.of(), actions(rotation.rotate(EVERY)));
  }

  @Test
  void aPlanIsWhatARunDoesAndChangesNothing() {
    rotated();
    pass(Duration.ofDays(40));
    rotated();
    pass(Duration.ofDays(40));
    List<Held> before = twilio.keys().all();
    List<RotationStep> plan = rotation.plan(EVERY);

    assertEquals(before, twilio.keys().all());
    assertEquals(List.of(Action.REPLACE, Action.KEEP, Action.RETIRE), actions(plan));
    assertTrue(twilio.requests().get(twilio.requests().size() - 1).startsWith("GET"));

    List<RotationStep> done = rotation.rotate(EVERY);
    assertEquals(List.of(Action.REPLACE, Action.KEEP, Action.RETIRE, Action.KEEP), actions(done));
    assertEquals(plan.subList(1, 3), done.subList(1, 3));
  }

  @Test
  void theSlowerNodeDeletesItsOwnKey() {
    CreatedKey slow = rotation.prepare();
    CreatedKey fast = rotation.prepare();

    assertTrue(rotation.activate(fast));
    assertFalse(rotation.activate(slow));
    assertFalse(exists(slow.keySid()));
    assertEquals(fast.keySid(), store.current());
    assertFalse(rotation.activate(slow), "once more");
  }

  @Test
  void whatWasNotPreparedIsNotActivated() {
    CreatedKey foreign = new CreatedKey(ACCOUNT, first.sid(), Optional.empty(), first.secret());
    String second = rotated();
    refuses(Problem.SUCCESSOR_UNKNOWN, () -> rotation.activate(foreign));

    pass(Duration.ofSeconds(1));
    rotated();
    CreatedKey used = new CreatedKey(ACCOUNT, second, Optional.empty(), "x".repeat(32));

    refuses(Problem.SUCCESSOR_UNKNOWN, () -> rotation.activate(used));
  }

  @Test
  void keysOfAnotherOwnerStay() {
    KeyRotation stage = new KeyRotation(keys, store, "stage", LAG, clock);
    String second = rotated();
    pass(Duration.ofDays(40));
    stage.rotate(Duration.ZERO);
    pass(Duration.ofDays(40));
    stage.rotate(Duration.ZERO);

    assertTrue(exists(second));
    refuses(Problem.SETTING_MALFORMED, () -> new KeyRotation(keys, store, "Prod", LAG, clock));
  }

  @Test
  void aKeyThatAnAccountNamesStays() {
    String second = rotated();
    pass(Duration.ofDays(40));
    rotated();
    pass(Duration.ofDays(40));
    inUse.add(second);

    RotationStep kept = rotation.retire().get(1);

    assertEquals(Action.KEEP, kept.action());
    assertTrue(kept.why().startsWith("TWT-082"), kept.why());

    inUse.clear();
    rotation.retire();
    assertFalse(exists(second));
  }

  @Test
  void aKeyThatWasDeletedByHandIsReplaced() {
    rotated();
    pass(Duration.ofSeconds(1));
    String third = rotated();
    twilio.keys().delete(third);

    List<RotationStep> steps = rotation.rotate(EVERY);

    assertEquals("is in use now: Twilio has no key " + third, steps.get(0).why());
    assertTrue(exists(store.current()));
  }

  /**
   * A store that is turned back by hand, with a run of the rotation after that. That the key before
   * is in use nowhere, no name tells: it may be another store's.
   */
  @Test
  void aKeyThatCameBackIsLabelledAgain() throws IOException {
    String second = rotated();
    pass(Duration.ofDays(1));
    String pair = Files.readString(folder.resolve("credentials"));
    String third = rotated();
    pass(Duration.ofHours(3));
    Files.writeString(folder.resolve("credentials"), pair);

    assertEquals(Action.LABEL, rotation.rotate(EVERY).get(0).action());

    Instant back = twilio.now().plusSeconds(1);
    twilio.now(back.plus(LAG).plus(Duration.ofHours(24)).minusSeconds(1));
    rotation.rotate(EVERY);

    assertTrue(exists(third));

    pass(Duration.ofSeconds(1));
    RotationStep kept =
        rotation.rotate(EVERY).stream()
            .filter(step -> step.keySid().equals(Optional.of(third)))
            .findFirst()
            .orElseThrow();

    assertEquals(
        "says that it is in use, and no key has followed it; another store may have the owner"
            + " 'prod'. If no store names it, revoke it",
        kept.why());

    rotation.revokeAll(third);
    assertFalse(exists(third));
    assertTrue(exists(second));
  }

  @Test
  void aStoreOfAnotherAccountIsLeftAlone() {
    twilio.keys().delete(first.sid());

    refuses(Problem.KEY_UNKNOWN, () -> rotation.rotate(EVERY));
    refuses(Problem.KEY_UNKNOWN, () -> rotation.plan(EVERY));
    assertEquals(List.of(), twilio.keys().all());
    assertEquals(first.sid(), store.current());
  }

  @Test
  void aNewKeySoaksBeforeItIsUsed() {
    List<RotationStep> told = new ArrayList<>();
    rotation.rotate(EVERY, Duration.ofMinutes(10), told::add);

    assertEquals(Action.REPLACE, told.get(0).action());
    assertEquals(List.of(Duration.ofMinutes(10)), waited);

    rotation.rotate(EVERY, LAG, told::add);

    for (Duration wrong : List.of(Duration.ofSeconds(-1), LAG.plusSeconds(1))) {
      assertThrows(IllegalArgumentException.class, () -> rotation.rotate(EVERY, wrong, told::add));
    }
  }

  @Test
  void aPeriodIsFromZeroToTenYears() {
    for (Duration wrong : List.of(Duration.ofSeconds(-1), Duration.ofDays(3651))) {
      assertThrows(IllegalArgumentException.class, () -> rotation.rotate(wrong));
      assertThrows(IllegalArgumentException.class, () -> rotation.plan(wrong));
    }

    rotation.plan(Duration.ofDays(3650));
  }
}
