package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.keys.SimulatedNode.CallOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Two nodes whose calls to Twilio and to the store come in any order, fail, are done late or kill
 * the process, while time passes by seconds or days, one of two clocks is wrong, a list misses a
 * key, and the store cannot be written for a while. At each deletion and each replacement {@link
 * RotationSimulation} asserts what must hold; afterwards a few calm runs must leave one key.
 */
class RotationModelTest {
  private static final Duration EVERY = Duration.ofDays(30);
  private static final List<Duration> TIMES =
      List.of(
          Duration.ofMillis(1),
          Duration.ofMillis(900),
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          Duration.ofMinutes(59),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofHours(25).minusMillis(500),
          Duration.ofHours(26),
          Duration.ofDays(31));

  /** How far one of the two clocks may be ahead; half the lag is 30 minutes. */
  private static final List<Duration> SKEWS =
      List.of(
          Duration.ofMinutes(-30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(31),
          Duration.ofHours(-26),
          Duration.ofHours(30),
          Duration.ofDays(365),
          Duration.ofSeconds(-1));

  private static final List<CallOutcome> FAULTS =
      Stream.of(CallOutcome.values()).filter(outcome -> outcome != CallOutcome.DONE).toList();
  private static final Set<Integer> INTERLEAVINGS = new HashSet<>();
  private static long runs;
  private static long calls;
  private static long faults;
  private static long deletions;
  private static long skews;
  private static long reported;

  private final StringBuilder trace = new StringBuilder();

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void noKeyIsDeletedEarlyOrLeftForEver(@ForAll("choices") List<Integer> choices) {
    RotationSimulation simulation = new RotationSimulation();
    List<SteppedNode> nodes = List.of(new SteppedNode(simulation), new SteppedNode(simulation));
    trace.setLength(0);
    try {
      for (int choice : choices) {
        choose(simulation, nodes, choice % 100, choice / 100);
      }
    } finally {
      nodes.forEach(SteppedNode::finish);
    }
    simulation.writable(true);
    simulation.skewClock(true, Duration.ZERO);
    simulation.deliverAllLate();

    SteppedNode calm = nodes.get(0);

    for (int i = 0; i < 4; i++) {
      calm(simulation, calm, false);
    }
    // what no name explains is reported, and an operator who has looked revokes it
    for (int i = 0; i < 3; i++) {
      calm(simulation, calm, true);
    }
    simulation.assertTidy();

    runs++;
    deletions += simulation.deletions();
    INTERLEAVINGS.add(trace.toString().hashCode());
  }

  private static void calm(RotationSimulation simulation, SteppedNode node, boolean revokes) {
    List<RotationStep> steps = new ArrayList<>();
    node.start(rotation -> steps.addAll(rotation.rotate(EVERY)));
    node.finish();
    for (RotationStep step : steps) {
      if (revokes && step.why().contains("another store may have the owner 'prod'")) {
        String sid = step.keySid().orElseThrow();
        simulation.expectRevocation(sid);
        node.start(rotation -> rotation.revokeAll(sid));
        node.finish();
        reported++;
      }
    }
    simulation.pass(Duration.ofHours(26));
  }

  @Provide
  Arbitrary<List<Integer>> choices() {
    return Arbitraries.integers()
        .between(0, 9999)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofMinSize(100)
        .ofMaxSize(500);
  }

  /** What happens next, by a number under 100 and another. */
  private void choose(RotationSimulation simulation, List<SteppedNode> nodes, int what, int how) {
    if (what < 90) {
      SteppedNode node = nodes.get(what % 2);
      if (node.isRunning()) {
        CallOutcome outcome = outcome(how);
        trace.append(what % 2).append(node.next()).append(outcome);
        calls++;
        faults += outcome == CallOutcome.DONE ? 0 : 1;
        node.step(outcome);
      } else {
        node.start(job(simulation, how % 10));
      }
    } else if (what < 95) {
      simulation.pass(TIMES.get(how % TIMES.size()));
      trace.append('t').append(how % TIMES.size());
    } else if (what < 99) {
      simulation.deliverLate(how);
    } else if (how < 20) {
      simulation.editStoreByHand();
    } else if (how < 50) {
      // two clocks that are wrong by the same year, in one look, are more than anybody can notice
      if (nodes.stream().noneMatch(SteppedNode::isBetweenClocks)) {
        simulation.skewClock(how % 2 == 0, SKEWS.get(how % SKEWS.size()));
        skews++;
      }
    } else if (how < 60) {
      simulation.writable(false);
    } else if (how < 80) {
      simulation.skipInNextList(how);
    } else {
      simulation.skewClock(true, Duration.ZERO);
      simulation.writable(true);
    }
  }

  private static CallOutcome outcome(int how) {
    return how < 90 ? CallOutcome.DONE : FAULTS.get(how % FAULTS.size());
  }

  private static Consumer<KeyRotation> job(RotationSimulation simulation, int kind) {
    return switch (kind) {
      case 0, 1, 2 -> rotation -> rotation.rotate(Duration.ZERO);
      case 3 -> KeyRotation::retire;
      case 4 -> {
        String revoked = simulation.named();
        yield rotation -> {
          simulation.expectRevocation(revoked);
          rotation.revokeAll(revoked);
        };
      }
      case 5 -> rotation -> rotation.plan(Duration.ZERO);
      default -> rotation -> rotation.rotate(EVERY);
    };
  }

  @AfterContainer
  static void report() throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.writeString(
        Path.of("target/rotation-model.md"),
        """
        | runs | different interleavings | calls | of them faulty | clocks that were wrong | keys deleted | reported |
        |---|---|---|---|---|---|---|
        | %d | %d | %d | %d | %d | %d | %d |
        """
            .formatted(runs, INTERLEAVINGS.size(), calls, faults, skews, deletions, reported));
    assertTrue(reported < runs, "too much is left to the operator");
    assertTrue(deletions > runs, "hardly anything happens");
    assertEquals((double) runs, INTERLEAVINGS.size(), runs / 100.0, "always the same");
  }
}
