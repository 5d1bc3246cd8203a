package io.github.twiliotoken.quarkus.alone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.grant.VideoGrant;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricExporter;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens are counted with quarkus-opentelemetry, once its metrics are switched on. */
class MetricsTest {
  @RegisterExtension
  static final QuarkusUnitTest APP =
      Apps.of(
              Apps.with(Apps.ACCOUNT, Map.of("quarkus.otel.metric.export.interval", "100ms")),
              Exporter.class)
          .overrideConfigKey("quarkus.otel.metrics.enabled", "true")
          .overrideConfigKey("quarkus.otel.traces.enabled", "false")
          .overrideConfigKey("quarkus.otel.metrics.exporter", "cdi");

  /** Keeps what is exported. */
  @Singleton
  static class Exporter {
    final InMemoryMetricExporter memory = InMemoryMetricExporter.create();

    @Produces
    @Singleton
    MetricExporter exporter() {
      return memory;
    }
  }

  @Inject TokenIssuer issuer;
  @Inject Exporter exporter;

  private boolean isExported(String name) {
    return exporter.memory.getFinishedMetricItems().stream()
        .anyMatch(metric -> metric.getName().equals(name));
  }

  @Test
  void countsAnIssuedToken() {
    issuer.issue(TokenRequest.of("alice", new VideoGrant("standup")));

    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (!isExported("twilio.tokens.issued") && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }

    assertTrue(
        isExported("twilio.tokens.issued"), exporter.memory.getFinishedMetricItems()::toString);
  }
}
