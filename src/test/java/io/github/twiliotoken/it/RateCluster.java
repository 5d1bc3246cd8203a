package io.github.twiliotoken.it;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

/** Two nodes that share a store of rates, and new callers who get {@link #ALLOWED} tokens each. */
final class RateCluster implements AutoCloseable {
  static final int ALLOWED = 5;

  private static final int CALLERS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  final Server one;
  final Server two;

  RateCluster(Server one, Server two) {
    this.one = one;
    this.two = two;
  }

  /** Starts a server whose WAR has the store of an example, and which has settings of its own. */
  static Server node(
      String brand,
      String home,
      String example,
      Class<?> store,
      Path folder,
      Map<String, String> own)
      throws IOException {
    Files.createDirectory(folder);
    Path war = folder.resolve("twilio-token.war");
    Path beans = Path.of("examples", example, "src/main/resources/META-INF/beans.xml");
    Wars.packaged()
        .addAsLibrary(
            ShrinkWrap.create(JavaArchive.class, example + ".jar")
                .addClass(store)
                .addAsManifestResource(beans.toFile(), "beans.xml"))
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    Path publicKey = Files.writeString(folder.resolve("public-key.pem"), CallerJwt.publicKey());
    Map<String, String> settings =
        new HashMap<>(
            Map.ofEntries(
                entry("twilio.account.sid", Settings.ACCOUNT),
                entry("twilio.api.key", Settings.KEY),
                entry("twilio.api.secret", Settings.SECRET),
                entry("mp.jwt.verify.publickey.location", publicKey.toUri().toString()),
                entry("mp.jwt.verify.issuer", CallerJwt.ISSUER),
                entry("mp.jwt.verify.audiences", CallerJwt.AUDIENCE),
                entry("twilio.token.profiles", "default,steady"),
                entry("twilio.token.profile.default.video.room", "standup"),
                entry("twilio.token.profile.default.roles", "**"),
                entry("twilio.token.profile.default.rate", ALLOWED + "/PT1H"),
                entry("twilio.token.profile.steady.video.room", "standup"),
                entry("twilio.token.profile.steady.roles", "**"),
                entry("twilio.token.profile.steady.rate", SteadyCallers.RATE)));
    settings.putAll(own);
    return Server.start(brand, home, war, folder, settings);
  }

  /** Waits until both nodes have started, and have met; returns as {@link #awaitOneLimit}. */
  String awaitMeeting() throws Exception {
    awaitServing(one);
    awaitServing(two);
    return awaitOneLimit();
  }

  private static void awaitServing(Server node) throws IOException, InterruptedException {
    String output = node.output(printed -> TwoNodesIT.served(node.http(), CallerJwt.of("scout")));
    assertTrue(TwoNodesIT.served(node.http(), CallerJwt.of("scout")), output);
  }

  /** Waits until new callers have one limit on both nodes; returns the name that they share. */
  String awaitOneLimit() throws Exception {
    long start = System.nanoTime();
    int round = 0;
    String name = "scout-" + start;
    List<String> wrong = limitOnBoth(name);
    while (!wrong.isEmpty()) {
      assertTrue(
          System.nanoTime() - start < PATIENCE.toNanos(),
          "no common limit within " + PATIENCE + ": " + wrong);
      round++;
      name = "scout-" + start + "-" + round;
      wrong = limitOnBoth(name);
    }
    return name;
  }

  /** Lets new callers go to both nodes in turn; returns those who do not get the limit once. */
  List<String> limitOnBoth(String name) throws Exception {
    return wrong(
        name,
        caller -> {
          int given = 0;
          for (int i = 0; i < ALLOWED; i++) {
            given += given(one, caller, 1) + given(two, caller, 1);
          }
          return given;
        },
        ALLOWED);
  }

  /** Asks for tokens as one caller; returns how many there were. */
  interface Asking {
    int of(String caller) throws Exception;
  }

  /** Lets callers ask at the same time; returns those who were not given what they must be. */
  static List<String> wrong(String name, Asking asking, int expected) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<String>> all =
          IntStream.range(0, CALLERS)
              .mapToObj(i -> name + "-" + i)
              .<Callable<String>>map(
                  caller ->
                      () -> {
                        int given = asking.of(caller);
                        return given == expected ? "" : caller + " got " + given;
                      })
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
  static int given(Server node, String caller, int asked) {
    Http http = node.http();
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

  @Override
  public void close() {
    one.close();
    two.close();
  }
}
