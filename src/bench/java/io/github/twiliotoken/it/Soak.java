package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.it.bare.TokenCounter;
import io.github.twiliotoken.it.bare.WithoutMetrics;
import io.github.twiliotoken.readme.TokenLog;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Loads the endpoint on Payara Micro for a long time, by a thousand callers who take turns, at half
 * of what it can serve. It has rates, metrics and an audit. Before, it is compared with one that
 * has none of them, and with one that also writes a line of the log for each token. Heap, threads
 * and open files are read eleven times.
 */
public final class Soak {
  private static final String TOKEN = "twilio/token";
  private static final int CALLERS = 1000;
  private static final int READINGS = 10;
  private static final int WARM_UPS = 6;
  private static final int TRIALS = 5;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration ROUND = Duration.ofSeconds(5);

  /** How long the load runs before the first reading. */
  private static final Duration RUN_UP = Duration.ofSeconds(5);

  /** How long requests are served between a collection and the reading. */
  private static final Duration FOR_REQUESTS = Duration.ofSeconds(1);

  /** Far over what a caller asks here, so that each token is counted and none refused. */
  private static final Map<String, String> RATE = Map.of("twilio.token.rate", "600/PT1M");

  private static final Pattern LIVE = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");
  private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+([0-9]+)");
  private static final Pattern ISSUED =
      Pattern.compile("(?m)^twilio_tokens_issued_total\\{[^\\n]*\\} ([0-9.E]+)");

  private final Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "soak");
  private final Map<String, List<Double>> series = new TreeMap<>();
  private final Wrk wrk =
      new Wrk(
          folder, IntStream.range(0, CALLERS).mapToObj(Soak::bearer).toList(), LoadedPayara.ORDER);

  private Soak() throws IOException {}

  private static String bearer(int caller) {
    return CallerJwt.sign(
        CallerJwt.claims("caller_" + caller)
            .expirationTime(Date.from(Instant.now().plusSeconds(7200))));
  }

  /**
   * Measures the requests a second of the three, and soaks the one with all.
   *
   * @param length how long the load lasts
   * @return the values of all rounds or readings, by the name of the series
   */
  public static Map<String, List<Double>> measure(int rounds, Duration length)
      throws IOException, InterruptedException {
    Wrk.require();
    Soak soak = new Soak();
    soak.run(rounds, length);
    return soak.series;
  }

  private void run(int rounds, Duration length) throws IOException, InterruptedException {
    WebArchive none =
        Wars.packaged()
            .addClass(WithoutMetrics.class)
            .addAsServiceProvider(Extension.class, WithoutMetrics.class);
    try (LoadedPayara all = start("all", Wars.packaged().addClass(TokenCounter.class), RATE)) {
      try (LoadedPayara without = start("none", none, Map.of());
          LoadedPayara logged = start("logged", Wars.packaged().addClass(TokenLog.class), RATE)) {
        compare(Map.of("all", all, "none", without, "logged", logged), rounds);
        if (without.metrics().contains("twilio_tokens_issued")) {
          throw new IllegalStateException("There are metrics where there must be none");
        }
      }
      soak(all, length);
    }
  }

  private LoadedPayara start(String name, WebArchive war, Map<String, String> settings)
      throws IOException, InterruptedException {
    return LoadedPayara.start(
        LoadedPayara.export(war, name + ".war"), folder.resolve(name), settings);
  }

  /** Takes them in another order each round, since what runs first may find the machine colder. */
  private void compare(Map<String, LoadedPayara> servers, int rounds)
      throws IOException, InterruptedException {
    List<String> names = new ArrayList<>(new TreeMap<>(servers).keySet());
    for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
      for (String name : names) {
        wrk.run(servers.get(name).address(TOKEN), 0, WARM_UP);
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (String name : names) {
        add(name + ".rps", wrk.run(servers.get(name).address(TOKEN), 0, ROUND).requestsPerSecond());
      }
      Collections.rotate(names, 1);
    }
  }

  private void soak(LoadedPayara server, Duration length) throws IOException, InterruptedException {
    long pause = pause(server.address(TOKEN));
    double before = issued(server);
    Wrk.Report report;
    // the last reading is taken under load, too
    try (Wrk.Load load =
        wrk.start(server.address(TOKEN), pause, length.plus(RUN_UP.multipliedBy(3)))) {
      Thread.sleep(RUN_UP.toMillis());
      long start = System.nanoTime();
      for (int reading = 0; reading <= READINGS; reading++) {
        Duration due = length.multipliedBy(reading).dividedBy(READINGS);
        Thread.sleep(Math.max(0, due.toMillis() - millisSince(start)));
        add("soak.minutes", millisSince(start) / 60_000.0);
        read(server.pid());
      }
      report = load.report();
    }
    add("soak.rps", report.requestsPerSecond());
    if (Math.abs(report.requestsPerSecond() / half() - 1) > 0.1) {
      throw new IllegalStateException(
          "The load was %.0f requests a second, and half of what the server can take is %.0f: other"
                  .formatted(report.requestsPerSecond(), half())
              + " work disturbed it. Run it again on a quiet machine.");
    }
    double issued = issued(server) - before;
    if (issued < report.requests()) {
      throw new IllegalStateException(
          "The metrics count %.0f of %.0f tokens".formatted(issued, report.requests()));
    }
  }

  private double half() {
    return median("all.rps") / 2;
  }

  /** Returns how long each connection waits, so that all of them ask for half of what there was. */
  private long pause(URI resource) throws IOException, InterruptedException {
    double each = 1000 * Wrk.CONNECTIONS;
    double pause = each / half();
    for (int trial = 0; trial < TRIALS; trial++) {
      pause +=
          each / half() - each / wrk.run(resource, Math.round(pause), ROUND).requestsPerSecond();
      pause = Math.max(1, pause);
    }
    return Math.round(pause);
  }

  private static double issued(LoadedPayara server) throws IOException, InterruptedException {
    return ISSUED.matcher(server.metrics()).results().mapToDouble(Soak::value).sum();
  }

  private static double value(MatchResult sample) {
    return Double.parseDouble(sample.group(1));
  }

  /**
   * Collects twice before it counts what lives: Payara keeps permissions in weak maps, which let go
   * of what was collected only at the next request.
   */
  private void read(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    Thread.sleep(FOR_REQUESTS.toMillis());
    String classes = jcmd(pid, "GC.class_histogram");
    Files.writeString(folder.resolve("heap-" + series.get("soak.minutes").size()), classes);
    add("soak.heap", Wrk.number(LIVE, classes));
    Path process = Path.of("/proc", String.valueOf(pid));
    add("soak.threads", Wrk.number(THREADS, Files.readString(process.resolve("status"))));
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      add("soak.files", files.count());
    }
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                command)
            .start();
    String printed = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return printed;
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private void add(String name, double value) {
    System.out.printf("%-20s %.2f%n", name, value);
    series.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  private double median(String name) {
    List<Double> sorted = series.get(name).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
