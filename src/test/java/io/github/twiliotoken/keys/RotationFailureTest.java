package io.github.twiliotoken.keys;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.twilio.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A rotation in which a call to Twilio or to the store fails. */
class RotationFailureTest extends RotationFixture {
  @Test
  void aSuccessorThatFailsIsDeletedUnused() {
    twilio.next("GET", Fault.NONE, Fault.NONE, Fault.NONE, Fault.FOREIGN_404);

    assertThrows(TwilioApiException.class, rotation::prepare);
    assertEquals(List.of(first), twilio.keys().all());
    assertEquals(first.sid(), store.current());
  }

  /** Hourly runs made 20 keys a day. */
  @Test
  void aReadOnlyStoreIsFoundBeforeAKeyIsMade() throws IOException {
    Files.createDirectory(folder.resolve("credentials.lock"));

    for (int hours = 0; hours < 72; hours++) {
      refuses(Problem.STORE_NOT_WRITTEN, () -> rotation.rotate(EVERY));
      pass(Duration.ofHours(1));
    }
    assertEquals(1, twilio.keys().all().size());
    refuses(Problem.STORE_NOT_WRITTEN, () -> rotation.plan(Duration.ZERO));
  }

  @Test
  void aSecretLeftByAKilledProcessIsRemoved() throws IOException {
    rotated();
    Path left = Files.createDirectory(folder.resolve("credentials.next")).resolve("pair");
    Files.writeString(left, "twilio.api.secret=canary");

    assertEquals(List.of(Action.KEEP), actions(rotation.rotate(EVERY)));
    assertFalse(Files.exists(left));
    assertFalse(Files.exists(left.getParent()));
  }

  @Test
  void stepsAreReportedThoughALaterOneFails() {
    String renames = "POST /2010-04-01/Accounts/" + ACCOUNT + "/Keys/";
    twilio.chance(line -> line.startsWith(renames) ? Fault.FAILED_BEFORE : Fault.NONE);
    List<RotationStep> told = new ArrayList<>();

    assertThrows(TwilioApiException.class, () -> rotation.rotate(EVERY, Duration.ZERO, told::add));
    assertEquals(List.of(Action.REPLACE), actions(told));
    assertEquals(Optional.of(store.current()), told.get(0).keySid());
  }

  @Test
  void aFailedDeletionIsReportedAndStopsNoOther() {
    String second = rotated();
    pass(Duration.ofSeconds(2));
    String third = rotated();
    pass(Duration.ofSeconds(2));
    rotated();
    pass(Duration.ofHours(26));
    twilio.chance(
        line ->
            line.startsWith("DELETE") && line.contains(second) ? Fault.FAILED_BEFORE : Fault.NONE);
    List<RotationStep> told = new ArrayList<>();
    var failure =
        assertThrows(
            TwilioApiException.class, () -> rotation.rotate(EVERY, Duration.ZERO, told::add));

    assertTrue(failure.isTemporary());
    assertEquals(List.of(Action.KEEP, Action.KEEP, Action.RETIRE), actions(told));
    assertTrue(told.get(1).why().startsWith("is not deleted: Twilio answered 500"));
    assertTrue(exists(second));
    assertFalse(exists(third));
  }

  /** It read as if the login were wrong. */
  @Test
  void aNewKeyThatStaysUnknownIsReported() {
    twilio.chance(line -> line.contains("/Applications") ? Fault.UNKNOWN_LOGIN : Fault.NONE);
    var refused = refuses(Problem.NEW_KEY_UNUSABLE, () -> rotation.rotate(EVERY));

    assertTrue(refused.getMessage().startsWith("TWT-090: The new key SK"), refused.getMessage());
    assertEquals(List.of(first), twilio.keys().all());
    assertEquals(Backoff.MAX_ATTEMPTS_WITH_NEW_KEY - 1, waited.size());

    AtomicInteger tries = new AtomicInteger();
    twilio.chance(
        line ->
            line.contains("/Applications") && tries.incrementAndGet() < 9
                ? Fault.UNKNOWN_LOGIN
                : Fault.NONE);
    rotated();
  }

  @Test
  void whyANewKeyIsUnusableIsToldThoughItCannotBeDeleted() {
    ApiKeys blind =
        keys.sparing(
            () -> {
              throw Problem.FILE_UNREADABLE.because("the file of another account is away");
            });
    twilio.chance(line -> line.contains("/Applications") ? Fault.UNKNOWN_LOGIN : Fault.NONE);

    refuses(
        Problem.NEW_KEY_UNUSABLE,
        () -> new KeyRotation(blind, store, "prod", LAG, clock).rotate(EVERY));
  }

  @Test
  void aSlowerNodeGoesOnThoughItsKeyCannotBeDeleted() {
    AtomicBoolean away = new AtomicBoolean();
    ApiKeys blind =
        keys.sparing(
            () -> {
              if (away.get()) {
                throw Problem.FILE_UNREADABLE.because("the file of another account is away");
              }
              return inUse;
            });
    KeyRotation slower = new KeyRotation(blind, store, "prod", LAG, clock);
    CreatedKey successor = slower.prepare();
    rotated();
    away.set(true);

    assertFalse(slower.activate(successor));
  }
}
