package io.github.twiliotoken.fuzz;

import io.github.twiliotoken.inspect.TokenInspectorFuzz;
import io.github.twiliotoken.internal.credentials.CredentialsFileFuzz;
import io.github.twiliotoken.internal.endpoint.HeadersFuzz;
import io.github.twiliotoken.internal.endpoint.RequestBodyFuzz;
import io.github.twiliotoken.internal.profile.TemplateFuzz;
import io.github.twiliotoken.internal.text.BoundedPatternFuzz;
import io.github.twiliotoken.internal.text.StrictJsonFuzz;
import io.github.twiliotoken.keys.TwilioAnswerFuzz;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fuzzes each target in a process of its own, by Jazzer, for as long as {@code fuzz.time} says.
 * What it finds lies beside the seeds, where {@link FuzzReplayTest} runs it from then on.
 */
public final class Fuzz {
  /** A class with the method that Jazzer looks for. */
  record Target(Class<?> type) {
    String name() {
      return type.getSimpleName();
    }

    /** Where its seeds and findings lie. */
    Path inputs() {
      return Path.of("src/test/fuzz", name());
    }

    /** Runs one input. */
    void run(byte[] data) throws ReflectiveOperationException {
      type.getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) data);
    }
  }

  static final List<Target> TARGETS =
      List.of(
          new Target(TokenInspectorFuzz.class),
          new Target(StrictJsonFuzz.class),
          new Target(RequestBodyFuzz.class),
          new Target(HeadersFuzz.class),
          new Target(TemplateFuzz.class),
          new Target(BoundedPatternFuzz.class),
          new Target(LinearPatternsFuzz.class),
          new Target(CredentialsFileFuzz.class),
          new Target(TwilioAnswerFuzz.class));

  private static final Pattern RUNS = Pattern.compile("#(\\d+)\\s.*");
  private static final Pattern FINDING = Pattern.compile(".*Test unit written to (\\S+).*");

  private Fuzz() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Duration time = Duration.parse(System.getProperty("fuzz.time", "PT1M"));
    String only = System.getProperty("fuzz.only", "");
    List<String> findings = new ArrayList<>();
    for (Target target : TARGETS) {
      if (target.name().contains(only)) {
        fuzz(target, time, findings);
      }
    }
    if (!findings.isEmpty()) {
      System.err.println("Found, and kept for mvn verify to run again:");
      findings.forEach(System.err::println);
      System.exit(1);
    }
  }

  private static void fuzz(Target target, Duration time, List<String> findings)
      throws IOException, InterruptedException {
    Path work = Path.of("target/fuzz", target.name());
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type.getName(),
                "--instrumentation_includes=io.github.twiliotoken.**",
                "--reproducer_path=" + work,
                // operators may write any pattern
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection",
                "-artifact_prefix=" + target.inputs() + "/",
                "-max_total_time=" + time.toSeconds(),
                "-max_len=10000",
                "-timeout=20",
                corpus.toString(),
                target.inputs().toString())
            .redirectErrorStream(true)
            .start();
    String runs = "0";
    List<String> found = new ArrayList<>();
    Path log = work.resolve("log.txt");
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        var kept = Files.newBufferedWriter(log)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        kept.write(line + "\n");
        Matcher counted = RUNS.matcher(line);
        runs = counted.matches() ? counted.group(1) : runs;
        Matcher finding = FINDING.matcher(line);
        if (finding.matches()) {
          found.add(finding.group(1));
        }
      }
    }
    int code = process.waitFor();
    if (code != 0 && found.isEmpty()) {
      found.add(log.toString());
    }
    found.forEach(file -> findings.add(target.name() + ": " + file + ", told in " + log));
    System.out.printf("%-20s %12s executions, %d found%n", target.name(), runs, found.size());
  }
}
