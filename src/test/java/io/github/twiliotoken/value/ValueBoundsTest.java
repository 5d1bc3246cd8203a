package io.github.twiliotoken.value;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of every boundary of lifetimes, identities and identifiers. */
class ValueBoundsTest {
  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "PT24H", "P1D", "PT23H59M59S"})
  void takesTheLastLifetimesInside(Duration inside) {
    assertEquals(inside, new Ttl(inside).value());
    assertEquals(inside.toSeconds(), new Ttl(inside).seconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT24H1S", "PT1.5S", "PT24H0.001S", "P1000D"})
  void refusesTheFirstLifetimesOutside(Duration outside) {
    refuses(Problem.TTL_NOT_POSSIBLE, () -> new Ttl(outside));
  }

  @ParameterizedTest
  @ValueSource(strings = {"900", "15m", "", "PT", "P1Y"})
  void refusesALifetimeThatIsNoDuration(String text) {
    refuses(Problem.TTL_NOT_POSSIBLE, () -> Ttl.parse(text));
  }

  @Test
  void refusesARangeThatIsUpsideDown() {
    Ttl one = Ttl.ofSeconds(1);
    Ttl two = Ttl.ofSeconds(2);

    assertEquals(one, new TtlRange(one, one).max());
    refuses(Problem.TTL_BOUNDS_CONFLICT, () -> new TtlRange(two, one));
    refuses(Problem.TTL_BOUNDS_CONFLICT, () -> new TtlRange(one, one).and(new TtlRange(two, two)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 256})
  void takesIdentitiesOfOneTo256Characters(int length) {
    assertEquals(length, new Identity("a".repeat(length)).value().length());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 257})
  void refusesIdentitiesOfAnyOtherLength(int length) {
    refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> new Identity("a".repeat(length)));
  }

  @Test
  void refusesAnIdentityThatUtf8CannotCarryOrThatIsBlank() {
    assertEquals("\ud83d\ude00", new Identity("\ud83d\ude00").value());
    refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> new Identity("\ud83d"));
    refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> new Identity("\ude00\ud83d"));
    refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> new Identity(" \t "));
  }

  @Test
  void takesAnIdentifierOfItsKindAlone() {
    String hex = "0123456789abcdefABCDEF0123456789";

    assertEquals("AC" + hex, Sid.check("AC", "AC" + hex));
    for (String wrong :
        new String[] {
          "SK" + hex,
          "ac" + hex,
          "AC" + hex + "0",
          "AC" + hex.substring(1),
          "AC" + "g".repeat(32),
          "",
          "AC",
          hex,
          " AC" + hex,
          "AC" + hex + "\n"
        }) {
      var refused = refuses(Problem.SID_MALFORMED, () -> Sid.check("AC", wrong));
      assertFalse(refused.getMessage().contains(hex.substring(1)), refused.getMessage());
    }
  }

  @Test
  void aWishMayBeLongerThanAnyTokenButNeverBroken() {
    Ttl.requireWholeSeconds(Duration.ofSeconds(Long.MAX_VALUE));

    for (Duration wrong :
        List.of(
            Duration.ZERO, Duration.ofSeconds(-1), Duration.ofNanos(1), Duration.ofMillis(1001))) {
      refuses(Problem.TTL_NOT_POSSIBLE, () -> Ttl.requireWholeSeconds(wrong));
    }
  }

  @Test
  void lifetimesAreOrderedByLength() {
    assertEquals(Ttl.SHORTEST, Ttl.LONGEST.min(Ttl.SHORTEST));
    assertEquals(Ttl.SHORTEST, Ttl.SHORTEST.min(Ttl.LONGEST));
    assertTrue(Ttl.ofSeconds(86_399).compareTo(Ttl.LONGEST) < 0);
    assertEquals(86_400, Ttl.LONGEST.seconds());
    assertEquals(1, Ttl.SHORTEST.seconds());
    refuses(Problem.TTL_NOT_POSSIBLE, () -> Ttl.ofSeconds(86_401));
    refuses(Problem.TTL_NOT_POSSIBLE, () -> Ttl.ofSeconds(0));
    refuses(Problem.TTL_NOT_POSSIBLE, () -> Ttl.ofSeconds(Long.MAX_VALUE));
  }

  @Test
  void twoRangesLeaveWhatIsInBoth() {
    TtlRange low = new TtlRange(Ttl.ofSeconds(1), Ttl.ofSeconds(20));
    TtlRange high = new TtlRange(Ttl.ofSeconds(20), Ttl.ofSeconds(30));
    TtlRange both = new TtlRange(Ttl.ofSeconds(20), Ttl.ofSeconds(20));

    assertEquals(both, low.and(high));
    assertEquals(both, high.and(low));
    assertEquals(low, TtlRange.ANY.and(low));
    refuses(
        Problem.TTL_BOUNDS_CONFLICT,
        () -> low.and(new TtlRange(Ttl.ofSeconds(21), Ttl.ofSeconds(30))));
  }

  @Test
  void anIdentityIsTakenAsItIs() {
    assertEquals(" Alice ", new Identity(" Alice ").value());
    assertEquals("e\u0301", new Identity("e\u0301").value());

    // a character is a UTF-16 unit: 128 of these are 256
    new Identity("\ud83d\ude00".repeat(128));
    refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> new Identity("\ud83d\ude00".repeat(128) + "a"));
  }
}
