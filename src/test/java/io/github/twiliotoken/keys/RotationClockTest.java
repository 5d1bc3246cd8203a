package io.github.twiliotoken.keys;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rotation in which clocks or labels do not tell the time. */
class RotationClockTest extends RotationFixture {
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
  void halfTheLagApartDeletesNothingEarly() {
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
  void aLabelOfTheFutureIsReportedWithItsRepair() {
    String second = rotated();
    pass(Duration.ofDays(40));
    keys.rename(second, "prod 20271124T100000Z " + first.sid());

    for (Duration every : List.of(EVERY, Duration.ZERO)) {
      var refused = refuses(Problem.LABEL_AHEAD, () -> rotation.rotate(every));

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

    var refused = refuses(Problem.LABEL_AHEAD, () -> rotation.rotate(EVERY));

    assertEquals("prod 20270202T100002Z " + second, name(third));
    assertTrue(
        refused.getMessage().contains("'prod 20270202T100001Z " + first.sid() + "' would"),
        refused.getMessage());
  }
}
