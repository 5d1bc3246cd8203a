package io.github.twiliotoken.it;

import static io.github.twiliotoken.it.RateCluster.ALLOWED;
import static io.github.twiliotoken.it.RateCluster.given;
import static io.github.twiliotoken.it.RateCluster.wrong;
import static io.github.twiliotoken.it.SteadyCallers.BURST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.rates.ClusterRateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes of Payara Micro whose callers have one limit, by {@code examples/cluster-rate}: {@code
 * mvn verify -Pwildfly,two-nodes -DskipUnitTests}.
 */
@Tag("two-nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterRateIT {
  /** Hazelcast takes a minute to give up a node that is silent, and five to join two halves. */
  private static final String HASTE =
      " -Dhazelcast.heartbeat.interval.seconds=1 -Dhazelcast.max.no.heartbeat.seconds=10"
          + " -Dhazelcast.merge.first.run.delay.seconds=2"
          + " -Dhazelcast.merge.next.run.delay.seconds=2";

  /**
   * What a caller may get beyond the rate: while the store does not answer in time, each node
   * counts by itself. A limit that is forgotten would give twice as many.
   */
  private static final int LEEWAY = BURST / 2;

  /** Callers who ask only the second node, so that only the store can tell the first of them. */
  private static final List<String> UNSEEN = List.of("unseen-1", "unseen-2", "unseen-3");

  private final long started = System.nanoTime();
  private TcpProxy toOne;
  private TcpProxy toTwo;
  private RateCluster nodes;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    int first = Server.freePort();
    int second = Server.freePort();
    toOne = TcpProxy.to(first);
    toTwo = TcpProxy.to(second);
    nodes = new RateCluster(node(folder, first, toOne), node(folder, second, toTwo));
    nodes.awaitMeeting();
  }

  private Server node(Path folder, int port, TcpProxy proxy) throws IOException {
    String itself = "127.0.0.1:" + proxy.port();
    return RateCluster.node(
        "payara-micro",
        System.getProperty("it.payara.home"),
        "cluster-rate",
        ClusterRateStore.class,
        folder.resolve("node-" + port),
        Map.of(
            "CLUSTER", "127.0.0.1:" + toOne.port() + ",127.0.0.1:" + toTwo.port(),
            "CLUSTER_PORT", String.valueOf(port),
            // the nodes see each other through the proxies, so that the network can be cut
            "JAVA_TOOL_OPTIONS", "-Dhazelcast.local.publicAddress=" + itself + HASTE));
  }

  @AfterAll
  void stop() throws IOException {
    if (nodes != null) {
      nodes.close();
    }
    toOne.close();
    toTwo.close();
  }

  @Test
  @Order(1)
  void callersHaveOneLimitOnBothNodes() throws Exception {
    assertEquals(List.of(), nodes.limitOnBoth("shared"));
  }

  @Test
  @Order(2)
  void bothGoOnAloneWhileTheNetworkIsCut() throws Exception {
    long start = System.nanoTime();
    try (SteadyCallers callers = SteadyCallers.start(nodes.one, nodes.two)) {
      callers.awaitTokens(BURST);

      toOne.cut();
      toTwo.cut();
      awaitParting(nodes.one);
      awaitParting(nodes.two);
      assertEquals(List.of(), wrong("parted", caller -> given(nodes.one, caller, 9), ALLOWED));
      assertEquals(List.of(), wrong("parted", caller -> given(nodes.two, caller, 9), ALLOWED));
      assertEquals(List.of(), callers.overLimit(BURST, start, nodes.one));
      assertEquals(List.of(), callers.overLimit(BURST, start, nodes.two));

      toOne.join();
      toTwo.join();
      nodes.awaitOneLimit();
      long joined = System.nanoTime();
      callers.awaitTokens(BURST);
      assertEquals(List.of(), callers.overLimit(BURST + LEEWAY, joined));
      assertEquals(List.of(), callers.failed());
    }
    assertSaidOnceAMinute(nodes.one);
    assertSaidOnceAMinute(nodes.two);
  }

  @Test
  @Order(3)
  void aNodeGoesOnAloneWhileTheOtherHangs() throws Exception {
    nodes.two.signal("STOP");
    try {
      assertEquals(
          List.of(), wrong("alone", caller -> given(nodes.one, caller, 2 * ALLOWED), ALLOWED));
    } finally {
      nodes.two.signal("CONT");
    }
    nodes.awaitOneLimit();
  }

  @Test
  @Order(4)
  void theLimitOutlivesANodeThatDiesUnderLoad() throws Exception {
    assertEquals(
        List.of(),
        wrong(
            "dying",
            caller -> given(nodes.two, caller, ALLOWED) + given(nodes.one, caller, 1),
            ALLOWED));
    for (String unseen : UNSEEN) {
      assertEquals(List.of(), wrong(unseen, caller -> given(nodes.two, caller, ALLOWED), ALLOWED));
    }
    long start = System.nanoTime();
    try (SteadyCallers callers = SteadyCallers.start(nodes.one, nodes.two)) {
      callers.awaitTokens(BURST + BURST / 2);

      callers.lose(nodes.two);
      nodes.two.kill();

      assertEquals(List.of(), wrong("dying", caller -> given(nodes.one, caller, 2), 0));
      assertEquals(List.of(), wrong("new", caller -> given(nodes.one, caller, 9), ALLOWED));
      callers.awaitTokens(BURST, nodes.one);
      assertEquals(List.of(), callers.failed());
      assertEquals(List.of(), callers.overLimit(BURST + LEEWAY, start));
      assertTrue(knowsWhomItHasNotSeen(callers), "the times of the other node are lost");
    }
  }

  /** Tries others later, since a node does without a store that has just failed. */
  private boolean knowsWhomItHasNotSeen(SteadyCallers callers) throws Exception {
    for (String unseen : UNSEEN) {
      if (wrong(unseen, caller -> given(nodes.one, caller, 1), 0).isEmpty()) {
        return true;
      }
      callers.awaitTokens(BURST, nodes.one);
    }
    return false;
  }

  /** Waits until a node has given up the other. */
  private static void awaitParting(Server node) throws IOException, InterruptedException {
    Predicate<String> parted = printed -> printed.contains("it has not sent any heartbeats");
    String output = node.output(parted);
    assertTrue(parted.test(output), () -> "The node sees no partition: " + output);
  }

  private void assertSaidOnceAMinute(Server node) throws IOException, InterruptedException {
    long said =
        node.output(printed -> true)
            .lines()
            .filter(line -> line.contains("RateStore failed"))
            .count();
    long minutes = Duration.ofNanos(System.nanoTime() - started).toMinutes();
    assertTrue(0 < said && said <= 1 + minutes, said + " times in " + minutes + " minutes");
  }
}
