package io.github.twiliotoken.it;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.rates.ClusterRateStore;
import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
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
  private static final int ALLOWED = 5;
  private static final int CALLERS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Server one;
  private Server two;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path war = folder.resolve("twilio-token.war");
    Wars.packaged()
        .addAsLibrary(
            ShrinkWrap.create(JavaArchive.class, "cluster-rate.jar")
                .addClass(ClusterRateStore.class)
                .addAsManifestResource(
                    Path.of("examples/cluster-rate/src/main/resources/META-INF/beans.xml").toFile(),
                    "beans.xml"))
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    int first = Server.freePort();
    int second = Server.freePort();
    String cluster = "127.0.0.1:" + first + ",127.0.0.1:" + second;
    one = node(folder, cluster, first);
    two = node(folder, cluster, second);
    awaitServing(one);
    awaitServing(two);
    awaitMeeting();
  }

  @AfterAll
  void stop() {
    one.close();
    two.close();
  }

  @Test
  @Order(1)
  void callersHaveOneLimitOnBothNodes() throws Exception {
    assertEquals(
        List.of(),
        forEach(
            "shared",
            caller -> {
              int given = 0;
              for (int i = 0; i < 2 * ALLOWED; i++) {
                given += given(i % 2 == 0 ? one : two, caller, 1);
              }
              return given == ALLOWED ? "" : caller + " got " + given;
            }));
  }

  @Test
  @Order(2)
  void aNodeGoesOnAloneWhileTheOtherHangs() throws Exception {
    two.signal("STOP");
    try {
      assertEquals(
          List.of(),
          forEach(
              "alone",
              caller -> {
                int given = given(one, caller, 2 * ALLOWED);
                return given == ALLOWED ? "" : caller + " got " + given;
              }));
    } finally {
      two.signal("CONT");
    }
    awaitMeeting();
  }

  @Test
  @Order(3)
  void theLimitOutlivesANodeThatDies() throws Exception {
    assertEquals(
        List.of(),
        forEach(
            "dying",
            caller -> {
              int given = given(two, caller, ALLOWED) + given(one, caller, 1);
              return given == ALLOWED ? "" : caller + " got " + given;
            }));

    two.kill();

    assertEquals(
        List.of(),
        forEach("dying", caller -> given(one, caller, 2) == 0 ? "" : caller + " got one more"));
    assertEquals(
        List.of(),
        forEach(
            "new",
            caller -> {
              int given = given(one, caller, 2 * ALLOWED);
              return given == ALLOWED ? "" : caller + " got " + given;
            }));
  }

  private interface Asking {
    String of(String caller) throws Exception;
  }

  /** Lets callers ask at the same time; returns what is wrong. */
  private static List<String> forEach(String name, Asking asking) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<String>> all =
          IntStream.range(0, CALLERS)
              .<Callable<String>>mapToObj(i -> () -> asking.of(name + "-" + i))
              .toList();
      List<String> wrong = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(all)) {
        wrong.add(answer.get());
      }
      wrong.removeIf(String::isEmpty);
      return wrong;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Returns how many tokens a caller gets; whatever is no token must be a 429. */
  private static int given(Server node, String caller, int asked) throws MalformedURLException {
    Http http = new Http(node.base());
    String bearer = CallerJwt.of(caller);
    int given = 0;
    for (int i = 0; i < asked; i++) {
      HttpResponse<String> answer = http.send(http.tokenRequest(bearer, "{}"));
      if (answer.statusCode() != 200) {
        Http.assertProblem(answer, 429, "TWT-072");
      } else {
        given++;
      }
    }
    return given;
  }

  private static Server node(Path folder, String cluster, int port) throws IOException {
    Path publicKey = Files.writeString(folder.resolve("public-key.pem"), CallerJwt.publicKey());
    return Server.start(
        "payara-micro",
        System.getProperty("it.payara.home"),
        folder.resolve("twilio-token.war"),
        Files.createDirectory(folder.resolve("node-" + port)),
        Map.ofEntries(
            entry("CLUSTER", cluster),
            entry("CLUSTER_PORT", String.valueOf(port)),
            entry("twilio.account.sid", Settings.ACCOUNT),
            entry("twilio.api.key", Settings.KEY),
            entry("twilio.api.secret", Settings.SECRET),
            entry("mp.jwt.verify.publickey.location", publicKey.toUri().toString()),
            entry("mp.jwt.verify.issuer", CallerJwt.ISSUER),
            entry("mp.jwt.verify.audiences", CallerJwt.AUDIENCE),
            entry("twilio.token.profiles", "default"),
            entry("twilio.token.profile.default.video.room", "standup"),
            entry("twilio.token.profile.default.roles", "**"),
            entry("twilio.token.profile.default.rate", ALLOWED + "/PT1H")));
  }

  private static void awaitServing(Server node) throws IOException, InterruptedException {
    Http http = new Http(node.base());
    String output = node.output(printed -> TwoNodesIT.served(http, CallerJwt.of("scout")));
    assertTrue(TwoNodesIT.served(http, CallerJwt.of("scout")), output);
  }

  /** Waits until a caller whom one node has served is one whom the other knows. */
  private void awaitMeeting() throws MalformedURLException {
    long start = System.nanoTime();
    int scout = 0;
    int given;
    do {
      assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), "the nodes do not meet");
      String caller = "scout-" + start + "-" + scout++;
      given = given(one, caller, 1) + given(two, caller, ALLOWED) + given(one, caller, 1);
    } while (given > ALLOWED);
  }
}
