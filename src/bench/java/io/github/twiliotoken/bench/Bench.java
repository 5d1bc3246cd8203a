package io.github.twiliotoken.bench;

import io.github.twiliotoken.internal.extension.InjectionBenchmark;
import io.github.twiliotoken.internal.extension.MeteredBenchmark;
import io.github.twiliotoken.it.EndpointLoad;
import io.github.twiliotoken.it.Soak;
import io.github.twiliotoken.readme.Speed;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all measurements in turns, round by round, since these machines are noisy. Writes the rounds
 * to {@code src/bench/speed.json}, with the machine and the date of each part, and the tables into
 * the page about performance. With {@code guard} it measures only the minting, writes nothing, and
 * fails if a token costs too much.
 */
public final class Bench {
  private static final Pattern TABLES =
      Pattern.compile("(?s)(<!-- speed -->\n).*?(<!-- /speed -->)");
  private static final double MAX_BYTES = 3.6 * 1024;

  /** The bound for a noisy machine, where two neighbours can double the time of a round. */
  private static final double MAX_FLOORS = 2.5;

  /** The aim on a quiet machine. It is printed, not enforced. */
  private static final double WANTED_FLOORS = 1.25;

  private static final int ROUNDS = 5;

  /**
   * The processes of a round with beans: the code of each is compiled in its own way, and what
   * metrics add is small.
   */
  private static final int FORKS = 3;

  private static final Duration WHOLE_SOAK = Duration.ofMinutes(10);

  private final Map<String, List<Double>> rounds = new TreeMap<>();

  private Bench() {}

  /**
   * Takes one argument: {@code all}, {@code mint}, {@code endpoint}, {@code soak} or {@code guard}.
   * With {@code all} it does not soak.
   */
  public static void main(String[] arguments) throws Exception {
    Bench bench = new Bench();
    switch (arguments[0]) {
      case "guard" -> bench.guard();
      case "mint" -> bench.mint();
      case "endpoint" -> write(Speed.ENDPOINT, EndpointLoad.measure(ROUNDS));
      case "soak" -> soak(Duration.parse(System.getProperty("bench.soak")));
      case "all" -> {
        write(Speed.ENDPOINT, EndpointLoad.measure(ROUNDS));
        bench.mint();
      }
      default ->
          throw new IllegalArgumentException(
              "bench.what is '%s'; there are all, mint, endpoint, soak and guard"
                  .formatted(arguments[0]));
    }
  }

  private void mint() throws RunnerException, IOException {
    for (int round = 0; round < ROUNDS; round++) {
      for (String name : List.of("floor", "issue", "twilio", "nimbus", "auth0", "jose4j")) {
        measure(MintBenchmark.class, name, name, 1);
      }
      measure(InjectionBenchmark.class, "issuerBean", "issuerBean", 1);
      measure(MeteredBenchmark.class, "issuerBean", "metered", 1);
      measure(InjectionBenchmark.class, "provider", "provider", 1);
      measure(MintBenchmark.class, "issue", "one", 1);
      measure(MintBenchmark.class, "issue", "two", 2);
    }
    write(Speed.MINT, rounds);
  }

  /** A short one is a trial: it is printed, and not written. */
  private static void soak(Duration length) throws IOException, InterruptedException {
    Map<String, List<Double>> measured = Soak.measure(2 * ROUNDS, length);
    if (length.compareTo(WHOLE_SOAK) >= 0) {
      write(Speed.SOAK, measured);
    } else {
      System.out.println(measured);
    }
  }

  /** Writes one part, and the tables. The others stay as they were measured, and where. */
  private static void write(String part, Map<String, List<Double>> measured) throws IOException {
    String text =
        Stream.of(Speed.ENDPOINT, Speed.MINT, Speed.SOAK)
            .filter(name -> name.equals(part) || isMeasured(name))
            .map(name -> name.equals(part) ? json(part, where(), measured) : before(name))
            .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    Files.writeString(Speed.ROUNDS, text);
    String tables = Matcher.quoteReplacement(Speed.tables());
    String page = Files.readString(Speed.PAGE);
    Files.writeString(Speed.PAGE, TABLES.matcher(page).replaceFirst("$1" + tables + "$2"));
    System.out.println(Speed.tables());
  }

  private static boolean isMeasured(String part) {
    try {
      return Speed.parts().containsKey(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String before(String part) {
    try {
      JsonObject json = Speed.part(part);
      return json(part, json.getString("where"), json.getJsonObject("rounds"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(String part, String where, Map<String, ?> rounds) {
    String lines =
        new TreeMap<>(rounds)
            .entrySet().stream()
                .map(series -> "      \"%s\": %s".formatted(series.getKey(), series.getValue()))
                .collect(Collectors.joining(",\n"));
    return "  \"%s\": {\n    \"where\": \"%s\",\n    \"rounds\": {\n%s\n    }\n  }"
        .formatted(part, where, lines);
  }

  /** Compares the best of three rounds with the bounds. Allocation is exact on every machine. */
  private void guard() throws RunnerException {
    double ratio = Double.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      double floor = measure(MintBenchmark.class, "floor", "floor", 1);
      ratio = Math.min(ratio, measure(MintBenchmark.class, "issue", "issue", 1) / floor);
    }
    double bytes = rounds.get("issue.bytes").stream().mapToDouble(each -> each).min().orElseThrow();
    System.out.printf(
        "A token costs %.2f floors and %.0f bytes; on a quiet machine it should be %.2f floors at"
            + " most.%n",
        ratio, bytes, WANTED_FLOORS);
    if (bytes > MAX_BYTES || ratio > MAX_FLOORS) {
      throw new IllegalStateException(
          "A token costs %.2f floors and %.0f bytes; it may cost %.1f and %.0f"
              .formatted(ratio, bytes, MAX_FLOORS, MAX_BYTES));
    }
  }

  private double measure(Class<?> type, String method, String name, int threads)
      throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(Pattern.quote(type.getName() + "." + method) + "$")
                    .forks(type == MintBenchmark.class ? 1 : FORKS)
                    .threads(threads)
                    .warmupIterations(type == MintBenchmark.class ? 8 : 24)
                    .warmupTime(TimeValue.milliseconds(400))
                    .measurementIterations(7)
                    .measurementTime(TimeValue.milliseconds(200))
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    List<Double> times = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    for (RunResult result : results) {
      result
          .getBenchmarkResults()
          .forEach(
              fork -> {
                for (IterationResult iteration : fork.getIterationResults()) {
                  times.add(iteration.getPrimaryResult().getScore());
                  iteration
                      .getSecondaryResults()
                      .forEach(
                          (label, value) -> {
                            if (label.endsWith("gc.alloc.rate.norm")) {
                              bytes.add(value.getScore());
                            }
                          });
                }
              });
    }
    rounds.computeIfAbsent(name + ".ns", key -> new ArrayList<>()).add(median(times));
    rounds.computeIfAbsent(name + ".bytes", key -> new ArrayList<>()).add(median(bytes));
    return median(times);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static String where() {
    return "%s, %d cores, JDK %s, %s; the medians of %d rounds or more."
        .formatted(
            cpu(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"),
            LocalDate.now(),
            ROUNDS);
  }

  private static String cpu() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
