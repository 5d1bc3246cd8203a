package io.github.twiliotoken.keys;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static io.github.twiliotoken.twilio.TwilioStandIn.AUTH_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.problem.Problem;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rotation against the stand-in, step by step. */
class KeyRotationTest {
  private static final Duration LAG = Duration.ofHours(1);
  private static final Duration EVERY = Duration.ofDays(30);

  @TempDir Path folder;

  private final TwilioStandIn twilio = TwilioStandIn.start();
  private final List<Duration> waited = new ArrayList<>();
  private final Set<String> inUse = new TreeSet<>();
  private final ApiKeys keys = keys().sparing(() -> inUse);
  private final Held first = twilio.keys().make("from the Console", twilio.now());
  private Duration ownAhead = Duration.ZERO;
  private final Clock clock = TwilioStandIn.clock(() -> twilio.now().plus(ownAhead));
  private FileCredentialsStore store;
  private KeyRotation rotation;

  private ApiKeys keys() {
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

  private String name(String sid) {
    return twilio.keys().get(sid).orElseThrow().name();
  }

  private boolean exists(String sid) {
    return twilio.keys().get(sid).isPresent();
  }

  private void pass(Duration time) {
    twilio.now(twilio.now().plus(time));
  }

  private static List<Action> actions(List<RotationStep> steps) {
    return steps.stream().map(RotationStep::action).toList();
  }

  /** Rotates, and gives the new key. */
  private String rotated() {
    assertEquals(Action.REPLACE, rotation.rotate(Duration.ZERO).get(0).action());
    return store.current();
  }

  @Test
  void eachStepSaysInANameWhatItHasDone() {
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
  void aPredecessorGoesADayAndTheLagAfterTheStoreHasStoppedNamingIt() {
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
  void aDryRunSaysWhatARunDoesAndChangesNothing() {
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
  void theLoserDeletesItsOwnKey() {
    CreatedKey slow = rotation.prepare();
    CreatedKey fast = rotation.prepare();
    assertTrue(rotation.activate(fast));
    assertFalse(rotation.activate(slow));
    assertFalse(exists(slow.keySid()));
    assertEquals(fast.keySid(), store.current());
    assertFalse(rotation.activate(slow), "once more");
  }

  @Test
  void aSuccessorThatDoesNotWorkIsDeletedAndNeverUsed() {
    twilio.next("GET", Fault.NONE, Fault.NONE, Fault.NONE, Fault.FOREIGN_404);
    assertThrows(TwilioApiException.class, rotation::prepare);
    assertEquals(List.of(first), twilio.keys().all());
    assertEquals(first.sid(), store.current());
  }

  /** Hourly runs made 20 keys a day. */
  @Test
  void aStoreThatCannotBeWrittenIsFoundBeforeAKeyIsMade() throws IOException {
    Files.createDirectory(folder.resolve("credentials.lock"));
    for (int hours = 0; hours < 72; hours++) {
      refuses(Problem.STORE_NOT_WRITTEN, () -> rotation.rotate(EVERY));
      pass(Duration.ofHours(1));
    }
    assertEquals(1, twilio.keys().all().size());
    refuses(Problem.STORE_NOT_WRITTEN, () -> rotation.plan(Duration.ZERO));
  }

  @Test
  void aSecretThatAKilledProcessHasLeftGoesWithTheNextRun() throws IOException {
    rotated();
    Path left = Files.createDirectory(folder.resolve("credentials.next")).resolve("pair");
    Files.writeString(left, "twilio.api.secret=canary");
    assertEquals(List.of(Action.KEEP), actions(rotation.rotate(EVERY)));
    assertFalse(Files.exists(left));
    assertFalse(Files.exists(left.getParent()));
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
  void anotherOwnersKeysStay() {
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
  void aKeyThatSomebodyHasDeletedIsReplacedAtOnceWhereAnotherOfOursShowsTheAccountIsRight() {
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
  void aKeyThatCameBackIsUsedAgain() throws IOException {
    String second = rotated();
    pass(Duration.ofDays(1));
    String pair = Files.readString(folder.resolve("credentials"));
    String third = rotated();
    pass(Duration.ofHours(3));
    Files.writeString(folder.resolve("credentials"), pair);
    assertEquals(Action.MARK, rotation.rotate(EVERY).get(0).action());
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

  // --- what fails half-way ---

  @Test
  void whatWasDoneIsToldThoughALaterStepFails() {
    String renames = "POST /2010-04-01/Accounts/" + ACCOUNT + "/Keys/";
    twilio.chance(line -> line.startsWith(renames) ? Fault.FAILED_BEFORE : Fault.NONE);
    List<RotationStep> told = new ArrayList<>();
    assertThrows(TwilioApiException.class, () -> rotation.rotate(EVERY, Duration.ZERO, told::add));
    assertEquals(List.of(Action.REPLACE), actions(told));
    assertEquals(Optional.of(store.current()), told.get(0).keySid());
  }

  @Test
  void aDeletionThatFailsIsToldAndHindersNoOther() {
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

  @Test
  void aRevokedKeyThatLivesOnIsTold() {
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

  /** It read as if the login were wrong. */
  @Test
  void aNewKeyThatIsNotKnownForMinutesIsTold() {
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
  void aNewKeyRestsBeforeItIsUsed() {
    List<RotationStep> told = new ArrayList<>();
    rotation.rotate(EVERY, Duration.ofMinutes(10), told::add);
    assertEquals(Action.REPLACE, told.get(0).action());
    assertEquals(List.of(Duration.ofMinutes(10)), waited);
    rotation.rotate(EVERY, LAG, told::add);
    for (Duration wrong : List.of(Duration.ofSeconds(-1), LAG.plusSeconds(1))) {
      assertThrows(IllegalArgumentException.class, () -> rotation.rotate(EVERY, wrong, told::add));
    }
  }

  // --- clocks ---

  /** Its Date alone once deleted a key 25 hours early. */
  @ParameterizedTest
  @CsvSource({"PT30H, PT0S", "PT0S, PT30H"})
  void oneClockThatIsAheadDeletesNothing(Duration twilioAhead, Duration own) {
    String second = rotated();
    pass(Duration.ofDays(1));
    rotated();
    pass(twilioAhead);
    ownAhead = own.minus(twilioAhead);
    refuses(Problem.CLOCKS_DIFFER, () -> rotation.rotate(EVERY));
    refuses(Problem.CLOCKS_DIFFER, rotation::retire);
    refuses(Problem.CLOCKS_DIFFER, rotation::prepare);
    refuses(Problem.CLOCKS_DIFFER, () -> rotation.plan(EVERY));
    assertTrue(exists(second));
    assertEquals(3, twilio.keys().all().size());
  }

  @Test
  void halfTheLagIsAllowedAndDeletesNothingEarlier() {
    String second = rotated();
    pass(Duration.ofDays(1));
    ownAhead = Duration.ofMinutes(-30);
    rotated();
    pass(Duration.ofHours(25).plusSeconds(1));
    rotation.rotate(EVERY);
    assertTrue(exists(second), "the clock that is behind counts");
    ownAhead = Duration.ofMinutes(-30).minusSeconds(1);
    var refused = refuses(Problem.CLOCKS_DIFFER, () -> rotation.rotate(EVERY));
    assertEquals(
        "TWT-088: Twilio's answer says that it is 2026-11-26T11:00:01Z, and the clock here"
            + " 2026-11-26T10:30:00Z: they differ by over PT30M, half of twilio.keys.lag. "
            + Problem.CLOCKS_DIFFER.repair(),
        refused.getMessage());
    ownAhead = Duration.ZERO;
    rotation.rotate(EVERY);
    assertFalse(exists(second));
  }

  /** It once stopped rotation for a year, with nothing said. */
  @Test
  void aNameOfTheFutureIsToldAndCanBeMended() {
    String second = rotated();
    pass(Duration.ofDays(40));
    keys.rename(second, "prod 20271124T100000Z " + first.sid());
    for (Duration every : List.of(EVERY, Duration.ZERO)) {
      var refused = refuses(Problem.MARK_AHEAD, () -> rotation.rotate(every));
      assertTrue(
          refused
              .getMessage()
              .contains("'prod 20270103T100000Z " + first.sid() + "' would be possible"),
          refused.getMessage());
    }
    assertEquals(second, store.current());
    keys.rename(second, "prod 20270103T100000Z " + first.sid());
    pass(EVERY.plusSeconds(1));
    String third = rotated();
    keys.rename(second, "prod 20281124T100000Z " + first.sid());
    var refused = refuses(Problem.MARK_AHEAD, () -> rotation.rotate(EVERY));
    assertEquals("prod 20270202T100002Z " + second, name(third));
    assertTrue(
        refused.getMessage().contains("'prod 20270202T100001Z " + first.sid() + "' would"),
        refused.getMessage());
  }

  @Test
  void anEmergencyNeedsNoClock() {
    String second = rotated();
    ownAhead = Duration.ofDays(-400);
    Revocation done = rotation.revokeAll(second);
    assertFalse(exists(second));
    assertEquals(store.current(), done.inUse());
    assertEquals(24 * 60, done.minutes(), "nobody can tell");
    ownAhead = Duration.ZERO;
    assertEquals(Action.MARK, rotation.rotate(EVERY).get(0).action());
  }

  /** The first of our keys waits for its last token, while the one after it is revoked. */
  @Test
  void whatFollowedARevokedKeyFollowsTheOneBefore() {
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

  // --- the emergency ---

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 90, 1440, 10_000})
  void aRevokedKeyIsFollowedFirstAndThenGone(int minutes) {
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
  void aKeyOutOfUseIsRevokedAlone() {
    pass(Duration.ofDays(3));
    String second = rotated();
    pass(Duration.ofHours(5));
    Revocation revocation = rotation.revokeAll(first.sid());
    assertEquals(second, store.current());
    assertEquals(20 * 60 + 1, revocation.minutes(), "24 h less 5 and the lag, rounded up");
  }

  @Test
  void theLastKeyStaysWhereThereIsNoSuccessor() {
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
  void aKeyThatAnAccountNamesIsNotRevoked() {
    inUse.add(first.sid());
    refuses(Problem.KEY_IN_USE, () -> rotation.revokeAll(first.sid()));
    assertTrue(exists(first.sid()));
  }

  @Test
  void aStoreOfAnotherAccountOrRegionIsLeftAlone() {
    twilio.keys().delete(first.sid());
    refuses(Problem.KEY_UNKNOWN, () -> rotation.rotate(EVERY));
    refuses(Problem.KEY_UNKNOWN, () -> rotation.plan(EVERY));
    assertEquals(List.of(), twilio.keys().all());
    assertEquals(first.sid(), store.current());
  }

  @Test
  void aKeyThatIsNotThereIsNotSaidToBeRevoked() {
    String unknown = "SK" + "e".repeat(32);
    refuses(Problem.KEY_UNKNOWN, () -> rotation.revokeAll(unknown));
    refuses(
        Problem.KEY_UNKNOWN, () -> rotation.revokeAll(unknown, KeyRotation.LAST_KEY_CONFIRMATION));
    assertEquals(List.of(first), twilio.keys().all());
  }

  @Test
  void anotherApplicationsKeyMayHaveSignedADayOfTokens() {
    rotated();
    Held foreign = twilio.keys().make("of another application", twilio.now());
    pass(Duration.ofDays(40));
    assertEquals(24 * 60, rotation.revokeAll(foreign.sid()).minutes());
  }

  @Test
  void aKeyIsInUseForNoLessThanNothingAndNoMoreThanTenYears() {
    for (Duration wrong : List.of(Duration.ofSeconds(-1), Duration.ofDays(3651))) {
      assertThrows(IllegalArgumentException.class, () -> rotation.rotate(wrong));
      assertThrows(IllegalArgumentException.class, () -> rotation.plan(wrong));
    }
    rotation.plan(Duration.ofDays(3650));
  }
}
