package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.keys.SimulatedNode.CallOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two stores whose rotations have the same owner, which the README forbids. */
class TwoStoresTest {
  private static final Duration EVERY = Duration.ofDays(30);
  private static final int HOURS = 90 * 24;

  private final List<RotationStep> steps = new ArrayList<>();

  private static KeyRotation rotation(RotationSimulation simulation, int store) {
    return new SimulatedNode(simulation, store, call -> CallOutcome.DONE).rotation();
  }

  private long count(Action action) {
    return steps.stream().filter(step -> step.action() == action).count();
  }

  private boolean isReported() {
    return steps.stream()
        .anyMatch(
            step ->
                step.action() == Action.KEEP
                    && step.why().contains("another store may have the owner 'prod'"));
  }

  /**
   * Each is run in its own rhythm; {@link RotationSimulation} asserts that no key in use is
   * deleted.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "26, 26", "700, 700", "1, 700", "26, 700", "700, 1"})
  void bothRotateAndNeitherLosesItsKey(int one, int other) {
    RotationSimulation simulation = new RotationSimulation(2);
    for (int hour = 0; hour < HOURS; hour++) {
      if (hour % one == 0) {
        steps.addAll(rotation(simulation, 0).rotate(EVERY));
      }
      if (hour % other == 0) {
        steps.addAll(rotation(simulation, 1).rotate(EVERY));
      }
      simulation.pass(Duration.ofHours(1));
    }

    assertTrue(count(Action.REPLACE) >= 4, count(Action.REPLACE) + " replaced");
    assertEquals(0, count(Action.LABEL));
    assertTrue(isReported());
  }

  /** Both find the pair of a key that one of them has made. */
  @Test
  void aCopiedPairStopsNoRotation() {
    RotationSimulation simulation = new RotationSimulation(2);
    steps.addAll(rotation(simulation, 0).rotate(EVERY));
    simulation.copy(0, 1);
    for (int hour = 0; hour < HOURS; hour++) {
      steps.addAll(rotation(simulation, 0).rotate(hour == 0 ? Duration.ZERO : EVERY));
      steps.addAll(rotation(simulation, 1).rotate(EVERY));
      simulation.pass(Duration.ofHours(1));
    }

    assertTrue(count(Action.REPLACE) >= 6, count(Action.REPLACE) + " replaced");
    assertTrue(isReported());
  }
}
