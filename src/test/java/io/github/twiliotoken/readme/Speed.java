package io.github.twiliotoken.readme;

import jakarta.json.Json;
import jakarta.json.JsonArray;
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
 * has measured. Each half of the benchmark has a table, a date and a machine of its own.
 *
 * <p>These machines are noisy, so what is compared was measured in turns, and each ratio is the
 * median of those of the rounds.
 */
public final class Speed {
  /** The page that shows the tables, between two markers. */
  public static final Path PAGE = Path.of("src/site/markdown/explanation/performance.md");

  /** For each half of the benchmark: where it was measured, and the values of each round. */
  public static final Path ROUNDS = Path.of("src/bench/speed.json");

  /** The half that signs tokens in one process. */
  public static final String MINT = "mint";

  /** The half that starts a server and sends it requests. */
  public static final String ENDPOINT = "endpoint";

  private static final String HEAD =
      """
      | ratio | what | against | measured |
      |---|---|---|---|
      """;

  private final JsonObject half;
  private final StringBuilder table = new StringBuilder(HEAD);

  private Speed(JsonObject half) {
    this.half = half;
  }

  /** The tables, each with the line that says where and when. */
  public static String tables() throws IOException {
    return new Speed(half(MINT)).mint() + "\n" + new Speed(half(ENDPOINT)).endpoint();
  }

  /** One half as it was written last. */
  public static JsonObject half(String name) throws IOException {
    try (JsonReader reader = Json.createReader(new StringReader(Files.readString(ROUNDS)))) {
      return reader.readObject().getJsonObject(name);
    }
  }

  private String mint() {
    String floor = "Base64, a new HMAC, Base64 of ready bytes";
    slower("`TokenIssuer.issue`, three grants", floor, "issue.ns", "floor.ns", "ns");
    slower("the injected `TokenIssuer`, with an audit", floor, "issuerBean.ns", "floor.ns", "ns");
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

  private String withWhere() {
    return table + "\n" + half.getString("where") + "\n";
  }

  private void slower(String what, String against, String values, String base, String unit) {
    row(what, against, ratio(values, base), both(values, base, unit));
  }

  private void row(String what, String against, double ratio, String measured) {
    table.append(
        String.format(Locale.ROOT, "| %.2f × | %s | %s | %s |\n", ratio, what, against, measured));
  }

  private String both(String values, String base, String unit) {
    return String.format(Locale.ROOT, "%,.0f and %,.0f %s", median(values), median(base), unit);
  }

  private double ratio(String values, String base) {
    return median(paired(values, base, (value, other) -> value / other));
  }

  private double median(String name) {
    return median(paired(name, name, (value, same) -> value));
  }

  private List<Double> paired(String values, String base, DoubleBinaryOperator of) {
    JsonArray first = half.getJsonObject("rounds").getJsonArray(values);
    JsonArray second = half.getJsonObject("rounds").getJsonArray(base);
    List<Double> all = new ArrayList<>();
    for (int round = 0; round < first.size(); round++) {
      all.add(of.applyAsDouble(number(first, round), number(second, round)));
    }
    return all;
  }

  private static double number(JsonArray values, int round) {
    return ((JsonNumber) values.get(round)).doubleValue();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
