package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.it.bare.Bare;
import io.github.twiliotoken.it.bare.BareApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Measures the endpoint on Payara Micro with wrk, beside a bare resource of the same WAR: the
 * highest rate of requests, the 99th percentile at half of that rate, and how long the server takes
 * to start.
 */
public final class EndpointLoad {
  private static final String TOKEN = "twilio/token";
  private static final String BARE = "twilio/bare";
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final Path folder;
  private final String bearer =
      CallerJwt.sign(
          CallerJwt.claims("alice").expirationTime(Date.from(Instant.now().plusSeconds(7200))));
  private final Map<String, List<Double>> series = new TreeMap<>();
  private final Wrk wrk;

  private EndpointLoad(Path folder) throws IOException {
    this.folder = folder;
    this.wrk = new Wrk(folder, List.of(bearer), LoadedPayara.ORDER);
  }

  /**
   * Measures all three.
   *
   * @return the values of all rounds, by the name of the series
   */
  public static Map<String, List<Double>> measure(int rounds)
      throws IOException, InterruptedException {
    Wrk.require();
    EndpointLoad load =
        new EndpointLoad(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "load"));
    load.requests(rounds);
    load.boots(rounds);
    return load.series;
  }

  private void requests(int rounds) throws IOException, InterruptedException {
    Path war = LoadedPayara.export(Wars.packaged().addClass(Bare.class), "both.war");
    int size;
    try (LoadedPayara server = start(war, "first", 1000)) {
      size = server.answer(TOKEN, bearer).length();
    }
    try (LoadedPayara server = start(war, "load", size)) {
      for (String resource : List.of(TOKEN, BARE)) {
        if (server.answer(resource, bearer).length() != size) {
          throw new IllegalStateException(resource + " answers " + server.answer(resource, bearer));
        }
      }
      for (int warmUp = 0; warmUp < 6; warmUp++) {
        for (String resource : List.of(TOKEN, BARE)) {
          wrk.run(server.address(resource), 0, WARM_UP);
        }
      }
      for (int round = 0; round < rounds; round++) {
        for (String resource : List.of(TOKEN, BARE)) {
          Wrk.Report report = wrk.run(server.address(resource), 0, ROUND);
          add(name(resource) + ".rps", report.requestsPerSecond());
        }
      }
      // each connection waits so long between two requests that half of the load is left
      double half = last("token.rps") / 2;
      long pause = Math.round(1000 * Wrk.CONNECTIONS / half);
      for (int round = 0; round < rounds; round++) {
        for (String resource : List.of(TOKEN, BARE)) {
          Wrk.Report report = wrk.run(server.address(resource), pause, ROUND);
          add(name(resource) + ".half.rps", report.requestsPerSecond());
          add(name(resource) + ".half.p99", report.p99());
        }
      }
    }
  }

  private void boots(int rounds) throws IOException, InterruptedException {
    Path empty =
        LoadedPayara.export(
            ShrinkWrap.create(WebArchive.class, "empty.war")
                .addClasses(Bare.class, BareApplication.class)
                .addAsWebInfResource(new File("src/main/webapp/WEB-INF/beans.xml")),
            "empty.war");
    for (int round = 0; round < rounds; round++) {
      boot(TOKEN, Path.of("target/twilio-token.war"), round);
      boot(BARE, empty, round);
    }
  }

  private void boot(String resource, Path war, int round) throws IOException, InterruptedException {
    String name = "boot." + name(resource);
    try (LoadedPayara server = start(war, name + round, 1000)) {
      server.answer(resource, bearer);
      add(name, server.startMillis());
    }
  }

  private LoadedPayara start(Path war, String name, int size)
      throws IOException, InterruptedException {
    return LoadedPayara.start(war, folder.resolve(name), Map.of("bare.size", String.valueOf(size)));
  }

  private static String name(String resource) {
    return resource.substring(resource.indexOf('/') + 1);
  }

  private void add(String name, double value) {
    System.out.printf("%-20s %.2f%n", name, value);
    series.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  private double last(String name) {
    List<Double> values = series.get(name);
    return values.get(values.size() - 1);
  }
}
