package io.github.twiliotoken.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads a resource with wrk, by sixteen connections, and reads its report. Any answer but a 2xx is
 * a failure.
 */
final class Wrk {
  static final int CONNECTIONS = 16;

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern REQUESTS = Pattern.compile("([0-9]+) requests in ");
  private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
  private static final Map<String, Double> MILLIS = Map.of("us", 0.001, "ms", 1.0, "s", 1000.0);

  private final Path folder;
  private final Path bearers;
  private final String body;

  /**
   * Prepares a load.
   *
   * @param folder where the script and the report are written
   * @param bearers of the callers, who take turns
   */
  Wrk(Path folder, List<String> bearers, String body) throws IOException {
    this.folder = folder;
    this.bearers = Files.write(folder.resolve("bearers"), bearers);
    this.body = body;
  }

  static void require() {
    try {
      new ProcessBuilder("wrk", "--version").start().getInputStream().close();
    } catch (IOException e) {
      throw new IllegalStateException(
          "There is no wrk to load the endpoint with: install Debian's package wrk, or measure"
              + " the minting alone with -Dbench.what=mint",
          e);
    }
  }

  /** Loads a resource, and waits for the end. */
  Report run(URI resource, long pauseMillis, Duration length)
      throws IOException, InterruptedException {
    return start(resource, pauseMillis, length).report();
  }

  /**
   * Begins to load a resource.
   *
   * @param pauseMillis how long each connection waits between two requests; 0 is as fast as it can
   */
  Load start(URI resource, long pauseMillis, Duration length) throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("request.lua"),
            """
            local requests, last = {}, 0
            function init()
              for bearer in io.lines("%s") do
                requests[#requests + 1] = wrk.format("POST", nil, {
                  ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. bearer
                }, '%s')
              end
            end
            function request()
              last = last %% #requests + 1
              return requests[last]
            end
            %s
            """
                .formatted(
                    bearers,
                    body,
                    pauseMillis > 0 ? "function delay() return " + pauseMillis + " end" : ""));
    Path report = folder.resolve("report");
    Process process =
        new ProcessBuilder(
                "wrk",
                "--threads=1",
                "--connections=" + CONNECTIONS,
                "--duration=" + length.toSeconds() + "s",
                "--latency",
                "--script=" + script,
                resource.toString())
            .redirectErrorStream(true)
            .redirectOutput(report.toFile())
            .start();
    return new Load(process, report);
  }

  /** A load that may still run. */
  record Load(Process process, Path output) implements AutoCloseable {
    /** Waits for the end. */
    Report report() throws IOException, InterruptedException {
      int exit = process.waitFor();
      String text = Files.readString(output);
      if (exit != 0 || text.contains("Non-2xx") || text.contains("Socket errors")) {
        throw new IllegalStateException("wrk: " + text);
      }
      return new Report(text);
    }

    @Override
    public void close() {
      process.destroy();
    }
  }

  /** What wrk says at the end. */
  record Report(String text) {
    double requestsPerSecond() {
      return number(RATE, text);
    }

    double requests() {
      return number(REQUESTS, text);
    }

    /** Returns the 99th percentile of the time to an answer, in milliseconds. */
    double p99() {
      Matcher p99 = found(P99, text);
      return Double.parseDouble(p99.group(1)) * MILLIS.get(p99.group(2));
    }
  }

  static double number(Pattern pattern, String text) {
    return Double.parseDouble(found(pattern, text).group(1).replace(",", ""));
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("There is no " + pattern + " in " + text);
    }
    return matcher;
  }
}
