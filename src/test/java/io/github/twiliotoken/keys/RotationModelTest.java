package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.keys.Node.Fate;
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
 * the process, while time passes by seconds or days, one of two clocks lies, a list misses a key,
 * and the store cannot be written for a while. At each deletion and each replacement {@link World}
 * asserts what must hold; afterwards a few calm runs must leave one key.
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
  private static final List<Duration> LIES =
      List.of(
          Duration.ofMinutes(-30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(31),
          Duration.ofHours(-26),
          Duration.ofHours(30),
          Duration.ofDays(365),
          Duration.ofSeconds(-1));

  private static final List<Fate> FAULTS =
      Stream.of(Fate.values()).filter(fate -> fate != Fate.DONE).toList();
  private static final Set<Integer> INTERLEAVINGS = new HashSet<>();
  private static long runs;
  private static long calls;
  private static long faults;
  private static long deletions;
  private static long lies;
  private static long reported;

  private final StringBuilder trace = new StringBuilder();

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void noKeyIsDeletedEarlyOrLeftForEver(@ForAll("choices") List<Integer> choices) {
    World world = new World();
    List<Steered> nodes = List.of(new Steered(world), new Steered(world));
    trace.setLength(0);
    try {
      for (int choice : choices) {
        choose(world, nodes, choice % 100, choice / 100);
      }
    } finally {
      nodes.forEach(Steered::finish);
    }
    world.writable(true);
    world.lie(true, Duration.ZERO);
    world.allArrive();
    Steered calm = nodes.get(0);
    for (int i = 0; i < 4; i++) {
      calm(world, calm, false);
    }
    // what no name explains is reported, and an operator who has looked revokes it
    for (int i = 0; i < 3; i++) {
      calm(world, calm, true);
    }
    world.assertTidy();
    runs++;
    deletions += world.deletions();
    INTERLEAVINGS.add(trace.toString().hashCode());
  }

  private static void calm(World world, Steered node, boolean revokes) {
    List<RotationStep> steps = new ArrayList<>();
    node.start(rotation -> steps.addAll(rotation.rotate(EVERY)));
    node.finish();
    for (RotationStep step : steps) {
      if (revokes && step.why().contains("another store may have the owner 'prod'")) {
        String sid = step.keySid().orElseThrow();
        world.revoking(sid);
        node.start(rotation -> rotation.revokeAll(sid));
        node.finish();
        reported++;
      }
    }
    world.pass(Duration.ofHours(26));
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
  private void choose(World world, List<Steered> nodes, int what, int how) {
    if (what < 90) {
      Steered node = nodes.get(what % 2);
      if (node.isRunning()) {
        Fate fate = fate(how);
        trace.append(what % 2).append(node.next()).append(fate);
        calls++;
        faults += fate == Fate.DONE ? 0 : 1;
        node.step(fate);
      } else {
        node.start(job(world, how % 10));
      }
    } else if (what < 95) {
      world.pass(TIMES.get(how % TIMES.size()));
      trace.append('t').append(how % TIMES.size());
    } else if (what < 99) {
      world.arrive(how);
    } else if (how < 20) {
      world.turnByHand();
    } else if (how < 50) {
      world.lie(how % 2 == 0, LIES.get(how % LIES.size()));
      lies++;
    } else if (how < 60) {
      world.writable(false);
    } else if (how < 80) {
      world.skip(how);
    } else {
      world.lie(true, Duration.ZERO);
      world.writable(true);
    }
  }

  private static Fate fate(int how) {
    return how < 90 ? Fate.DONE : FAULTS.get(how % FAULTS.size());
  }

  private static Consumer<KeyRotation> job(World world, int kind) {
    return switch (kind) {
      case 0, 1, 2 -> rotation -> rotation.rotate(Duration.ZERO);
      case 3 -> KeyRotation::retire;
      case 4 -> {
        String revoked = world.named();
        yield rotation -> {
          world.revoking(revoked);
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
        | runs | different interleavings | calls | of them faulty | clocks that lied | keys deleted | reported |
        |---|---|---|---|---|---|---|
        | %d | %d | %d | %d | %d | %d | %d |
        """
            .formatted(runs, INTERLEAVINGS.size(), calls, faults, lies, deletions, reported));
    assertTrue(reported < runs, "too much is left to the operator");
    assertTrue(deletions > runs, "hardly anything happens");
    assertEquals((double) runs, INTERLEAVINGS.size(), runs / 100.0, "always the same");
  }
}
