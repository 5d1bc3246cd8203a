package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.twiliotoken.LogCapture;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector gets where the server has OpenTelemetry. */
class TelemetryTest {
  private static final Map<String, String> SETTINGS =
      Container.settings(Container.ACCOUNT, Container.VIDEO);

  /** OpenTelemetry as MicroProfile Telemetry 2 provides it. */
  @ApplicationScoped
  static class Telemetry {
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetry telemetry =
        OpenTelemetrySdk.builder()
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();

    /** Lives longer than the application, as a server's does. */
    InMemoryMetricReader reader() {
      return reader;
    }

    @Produces
    @Singleton
    OpenTelemetry telemetry() {
      return telemetry;
    }

    @Produces
    @Singleton
    Meter meter() {
      return telemetry.getMeter("application");
    }

    private static Map<String, Object> sorted(Attributes attributes) {
      Map<String, Object> sorted = new TreeMap<>();
      attributes.forEach((key, value) -> sorted.put(key.getKey(), value));
      return sorted;
    }

    /** Returns the values of counters and gauges, and how often a histogram was told. */
    static Map<String, Double> values(InMemoryMetricReader reader) {
      Map<String, Double> values = new TreeMap<>();
      for (MetricData metric : reader.collectAllMetrics()) {
        String name = metric.getInstrumentationScopeInfo().getName() + "/" + metric.getName();
        metric
            .getLongSumData()
            .getPoints()
            .forEach(at -> values.put(name + sorted(at.getAttributes()), (double) at.getValue()));
        metric
            .getDoubleGaugeData()
            .getPoints()
            .forEach(at -> values.put(name + sorted(at.getAttributes()), at.getValue()));
        metric
            .getHistogramData()
            .getPoints()
            .forEach(at -> values.put(name + sorted(at.getAttributes()), (double) at.getCount()));
      }
      return values;
    }
  }

  /** OpenTelemetry as MicroProfile Telemetry 1 provides it, which exports no metrics. */
  @ApplicationScoped
  static class WithoutMeter {
    @Produces
    @Singleton
    OpenTelemetry telemetry() {
      throw new AssertionError("nobody may ask");
    }
  }

  private static Container start(Class<?>... beans) {
    return Container.startFor(FakeRequest.jwt("alice", NOW.plusSeconds(300)), SETTINGS, beans);
  }

  private static Map<String, Double> values(Container container) {
    return Telemetry.values(container.get(Telemetry.class).reader());
  }

  @Test
  void countsAndTimesTokens() {
    try (Container container = start(Telemetry.class)) {
      container.injectedToken();
      container.get(Policies.Desk.class).forBob();

      assertEquals(
          Map.of(
              "io.github.twiliotoken/twilio.tokens.issued{twilio.profile=default}", 1.0,
              "io.github.twiliotoken/twilio.tokens.issued{}", 1.0,
              "io.github.twiliotoken/twilio.token.issue.duration{twilio.profile=default}", 1.0,
              "io.github.twiliotoken/twilio.token.issue.duration{}", 1.0),
          values(container));
    }
  }

  @Test
  void countsRefusalsWithoutWhatAClientSent() {
    try (Container container = EndpointFixture.start(Map.of(), Telemetry.class)) {
      alice("agent")
          .json("{\"profile\":\"nosuch\"}")
          .to(container.get(EndpointFixture.Tokens.class)::post);

      assertEquals(
          Map.of("io.github.twiliotoken/twilio.tokens.refused{error.type=TWT-051}", 1.0),
          values(container));
    }
  }

  @Test
  void tellsTheAgeOfKeysUntilTheApplicationEnds(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("credentials");
    Files.writeString(
        file,
        "twilio.api.key=SK%s\ntwilio.api.secret=%s\n".formatted("1".repeat(32), "c".repeat(32)));
    Map<String, String> eu =
        Map.of(
            "twilio.accounts.eu.account.sid",
            "AC" + "e".repeat(32),
            "twilio.accounts.eu.api.credentials.location",
            file.toString(),
            "twilio.accounts.eu.api.reload",
            "PT1H");
    InMemoryMetricReader reader;
    Map<String, Double> running;
    try (Container container =
        Container.start(
            eu, Telemetry.class, Policies.EuropeanDesk.class, Policies.FixedClock.class)) {
      container.get(Policies.EuropeanDesk.class).forBob();
      reader = container.get(Telemetry.class).reader();
      running = Telemetry.values(reader);
    }

    String age = "io.github.twiliotoken/twilio.key.confirmation.age{twilio.account=eu}";
    assertEquals(0.0, running.get(age));
    assertEquals(0.0, running.get("io.github.twiliotoken/twilio.key.rotations{twilio.account=eu}"));
    assertFalse(Telemetry.values(reader).containsKey(age));
  }

  @Test
  void countsNothingWhereMicroProfileMetricsDoes() {
    try (Container container = start(Telemetry.class, FakeRegistry.class)) {
      container.injectedToken();

      assertEquals(Map.of(), values(container));
      assertEquals(1, container.get(FakeRegistry.class).counts().size());
    }
  }

  @Test
  void isNotAskedWhereItHasNoMetrics() {
    try (LogCapture log = LogCapture.of("io.github.twiliotoken");
        Container container = start(WithoutMeter.class)) {
      container.injectedToken();

      assertEquals(List.of(), log.messages());
    }
  }
}
