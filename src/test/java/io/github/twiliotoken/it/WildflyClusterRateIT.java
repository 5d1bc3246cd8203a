package io.github.twiliotoken.it;

import static io.github.twiliotoken.it.RateCluster.ALLOWED;
import static io.github.twiliotoken.it.RateCluster.given;
import static io.github.twiliotoken.it.RateCluster.wrong;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.rates.InfinispanRateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of WildFly whose callers have one limit, by {@code examples/cluster-rate-wildfly}. */
@Tag("two-nodes")
class WildflyClusterRateIT {
  @TempDir Path folder;

  @Test
  void callersHaveOneLimitAndANodeGoesOnAlone() throws Exception {
    int first = Server.freePort();
    int second = Server.freePort();
    String cluster = "127.0.0.1:" + first + ",127.0.0.1:" + second;
    try (RateCluster nodes = new RateCluster(node(cluster, first), node(cluster, second))) {
      String known = nodes.awaitMeeting();

      nodes.two.kill();
      assertEquals(List.of(), wrong(known, caller -> given(nodes.one, caller, 1), 0));
      assertEquals(List.of(), wrong("new", caller -> given(nodes.one, caller, 9), ALLOWED));
    }
  }

  private Server node(String cluster, int port) throws IOException {
    return RateCluster.node(
        "wildfly",
        System.getProperty("it.server.home"),
        "cluster-rate-wildfly",
        InfinispanRateStore.class,
        folder.resolve("node-" + port),
        Map.of("CLUSTER", cluster, "CLUSTER_PORT", String.valueOf(port)));
  }
}
