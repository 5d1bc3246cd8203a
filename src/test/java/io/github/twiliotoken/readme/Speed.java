package io.github.twiliotoken.readme;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;

/**
 * The tables of speed on the page about performance, computed from the rounds that the benchmark
 * has measured. Each part of the benchmark has a table, a date and a machine of its own.
 *
 * <p>These machines are noisy, so what is compared was measured in turns, and each ratio is the
 * median of those of the rounds.
 */
public final class Speed {
  /** The page that shows the tables, between two markers. */
  public static final Path PAGE = Path.of("src/site/markdown/explanation/performance.md");

  /** For each part of the benchmark: where it was measured, and the values of each round. */
  public static final Path ROUNDS = Path.of("src/bench/speed.json");

  /** The part that signs tokens in one process. */
  public static final String MINT = "mint";

  /** The part that starts a server and sends it requests. */
  public static final String ENDPOINT = "endpoint";

  /** The part that loads a server for a long time. */
  public static final String SOAK = "soak";

  private static final String HEAD =
      """
      | ratio | what | against | measured |
      |---|---|---|---|
      """;

  private static final String SOAK_HEAD =
      """
      | in %.0f minutes at %,.0f requests a second | at the start | at the end | slope |
      |---|---|---|---|
      """;

  private final JsonObject part;
  private final StringBuilder table = new StringBuilder(HEAD);

  private Speed(JsonObject part) {
    this.part = part;
  }

  /** The tables, each with the line that says where and when. */
  public static String tables() throws IOException {
    String tables = new Speed(part(MINT)).mint() + "\n" + new Speed(part(ENDPOINT)).endpoint();
    return parts().containsKey(SOAK) ? tables + "\n" + new Speed(part(SOAK)).soak() : tables;
  }

  /** One part as it was written last. */
  public static JsonObject part(String name) throws IOException {
    return parts().getJsonObject(name);
  }

  /** All parts that were written, by name. */
  public static JsonObject parts() throws IOException {
    try (JsonReader reader = Json.createReader(new StringReader(Files.readString(ROUNDS)))) {
      return reader.readObject();
    }
  }

  private String mint() {
    String floor = "Base64, a new HMAC, Base64 of ready bytes";
    slower("`TokenIssuer.issue`, three grants", floor, "issue.ns", "floor.ns", "ns");
    slower("the injected `TokenIssuer`, with an audit", floor, "issuerBean.ns", "floor.ns", "ns");
    slower(
        "the injected `TokenIssuer`, with metrics by OpenTelemetry's SDK",
        "the injected `TokenIssuer`",
        "metered.ns",
        "issuerBean.ns",
        "ns");
    slower(
        "`Provider<AccessToken>.get()` for a caller",
        "the injected `TokenIssuer`",
        "provider.ns",
        "issuerBean.ns",
        "ns");
    slower("Twilio's own library", "`TokenIssuer.issue`", "twilio.ns", "issue.ns", "ns");
    slower("Nimbus", "`TokenIssuer.issue`", "nimbus.ns", "issue.ns", "ns");
    slower("Auth0's java-jwt", "`TokenIssuer.issue`", "auth0.ns", "issue.ns", "ns");
    slower("jose4j", "`TokenIssuer.issue`", "jose4j.ns", "issue.ns", "ns");
    row(
        "tokens of two threads",
        "of one",
        2 / ratio("two.ns", "one.ns"),
        both("two.ns", "one.ns", "ns for one on each"));
    row(
        "allocated for a token",
        "Twilio's library",
        ratio("issue.bytes", "twilio.bytes"),
        both("issue.bytes", "twilio.bytes", "bytes"));
    return withWhere();
  }

  private String endpoint() {
    row(
        "requests a second, `POST /twilio/token`",
        "a bare resource with MP-JWT that answers a constant",
        ratio("token.rps", "bare.rps"),
        both("token.rps", "bare.rps", "a second"));
    slower(
        "its 99th percentile at half of that load",
        "the bare resource's",
        "token.half.p99",
        "bare.half.p99",
        "ms");
    slower(
        "Payara Micro's start with the WAR",
        "with a bare application",
        "boot.token",
        "boot.bare",
        "ms");
    return withWhere();
  }

  private String soak() {
    row(
        "requests a second, with rates, metrics and audit",
        "without them",
        ratio("all.rps", "none.rps"),
        both("all.rps", "none.rps", "a second"));
    row(
        "requests a second, with a line of the log for each token, too",
        "without them",
        ratio("logged.rps", "none.rps"),
        both("logged.rps", "none.rps", "a second"));
    double perMinute = 60 * median("soak.rps");
    List<Double> heap = values("soak.heap");
    table.append("\n");
    table.append(format(SOAK_HEAD, last(values("soak.minutes")), median("soak.rps")));
    table.append(
        format(
            "| heap after a collection | %,.0f KB | %,.0f KB | %s KB a minute, %s bytes a request |\n",
            heap.get(0) / 1000,
            last(heap) / 1000,
            signed("%+.1f", slope(heap) / 1000),
            signed("%+.3f", slope(heap) / perMinute)));
    count("threads", values("soak.threads"));
    count("open files", values("soak.files"));
    return withWhere();
  }

  private void count(String what, List<Double> counts) {
    table.append(
        format(
            "| %s | %.0f | %.0f | %s a minute |\n",
            what, counts.get(0), last(counts), signed("%+.2f", slope(counts))));
  }

  /** Zero has no sign. */
  private static String signed(String form, double value) {
    return format(form, value).replaceFirst("^[+-](?=0\\.?0*$)", "");
  }

  /** Returns the slope in a minute, by least squares. */
  private double slope(List<Double> values) {
    List<Double> minutes = values("soak.minutes");
    double at = minutes.stream().mapToDouble(each -> each).average().orElseThrow();
    double both = 0;
    double squares = 0;
    for (int reading = 0; reading < values.size(); reading++) {
      double from = minutes.get(reading) - at;
      both += from * values.get(reading);
      squares += from * from;
    }
    return both / squares;
  }

  private static double last(List<Double> values) {
    return values.get(values.size() - 1);
  }

  private String withWhere() {
    return table + "\n" + part.getString("where") + "\n";
  }

  private void slower(String what, String against, String values, String base, String unit) {
    row(what, against, ratio(values, base), both(values, base, unit));
  }

  private void row(String what, String against, double ratio, String measured) {
    table.append(format("| %.2f × | %s | %s | %s |\n", ratio, what, against, measured));
  }

  private String both(String values, String base, String unit) {
    return format("%,.0f and %,.0f %s", median(values), median(base), unit);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  private double ratio(String values, String base) {
    return median(paired(values, base, (value, other) -> value / other));
  }

  private double median(String name) {
    return median(paired(name, name, (value, same) -> value));
  }

  private List<Double> paired(String values, String base, DoubleBinaryOperator of) {
    List<Double> first = values(values);
    List<Double> second = values(base);
    List<Double> all = new ArrayList<>();
    for (int round = 0; round < first.size(); round++) {
      all.add(of.applyAsDouble(first.get(round), second.get(round)));
    }
    return all;
  }

  private List<Double> values(String name) {
    return part.getJsonObject("rounds").getJsonArray(name).getValuesAs(JsonNumber::doubleValue);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
