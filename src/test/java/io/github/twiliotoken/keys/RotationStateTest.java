package io.github.twiliotoken.keys;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from names, where the whole rotation cannot be brought into such a state. */
class RotationStateTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration LAG = Duration.ofHours(1);

  private static String sid(int number) {
    return "SK%032x".formatted(number);
  }

  private static RotationState state(Map<Integer, String> names) {
    Map<String, ApiKey> keys = new LinkedHashMap<>();
    Map<String, KeyLabel> labels = new HashMap<>();
    names.forEach(
        (number, name) -> {
          ApiKey key = new ApiKey(sid(number), name, Optional.of(NOW.minusSeconds(86_400)));
          keys.put(key.sid(), key);
          KeyLabel.of("prod", key).ifPresent(label -> labels.put(key.sid(), label));
        });
    return new RotationState(sid(3), keys, labels, new ClockReadings(NOW, NOW), LAG);
  }

  /**
   * The store was turned back from 2 to 1, and 3 has followed 1 just now; that 2 has, long ago,
   * says nothing.
   */
  @ParameterizedTest
  @CsvSource({"next, KEEP", "20261123T080000Z, RETIRE"})
  void nothingIsDueWhileTheCurrentLabelIsPending(String since, Action becomes) {
    RotationState state =
        state(
            Map.of(
                1, "prod 20261101T000000Z " + sid(0),
                2, "prod 20261110T000000Z " + sid(1),
                3, "prod " + since + " " + sid(1)));

    assertEquals(becomes, RetirementRules.of(state).step(sid(1)).orElseThrow().action());
  }

  @Test
  void aStoreWithAKeyOfElsewhereIsRefused() {
    refuses(Problem.KEY_UNKNOWN, () -> state(Map.of(9, "of somebody else")).requireKnownStore());
    state(Map.of(1, "prod next " + sid(3))).requireKnownStore();
    state(Map.of(3, "from the Console")).requireKnownStore();
  }

  /** A day after it was made, to the second. */
  @Test
  void anUnusedSuccessorCountsForADay() {
    RotationState state = state(Map.of(3, "from the Console", 4, "prod next " + sid(3)));
    assertEquals(0, state.recentUnusedSuccessors());

    RotationState before =
        new RotationState(
            sid(3),
            state.keys(),
            state.labels(),
            new ClockReadings(NOW.minusSeconds(1), NOW.minusSeconds(1)),
            LAG);

    assertEquals(1, before.recentUnusedSuccessors());
  }
}
