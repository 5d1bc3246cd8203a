package io.github.twiliotoken.internal.telemetry;

import io.github.twiliotoken.internal.cdi.KeyAge;
import io.github.twiliotoken.internal.cdi.MetricsBackend;
import io.github.twiliotoken.internal.cdi.MetricsSink;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts with the server's OpenTelemetry. That is asked only where there is a bean of type {@code
 * Meter}, too: older versions of MicroProfile Telemetry have none, and export no metrics.
 */
@Singleton
class TelemetryBackend implements MetricsBackend {
  /** The instrumentation scope, by which a collector tells who counts. */
  private static final String SCOPE = "io.github.twiliotoken";

  private final Instance<OpenTelemetry> telemetry;
  private final Instance<Meter> meters;
  private @Nullable TelemetrySink connected;

  @Inject
  TelemetryBackend(Instance<OpenTelemetry> telemetry, Instance<Meter> meters) {
    this.telemetry = telemetry;
    this.meters = meters;
  }

  @Override
  public boolean isFallback() {
    return true;
  }

  @Override
  public Optional<MetricsSink> connect(List<KeyAge> keys) {
    if (!meters.isResolvable() || !telemetry.isResolvable()) {
      return Optional.empty();
    }
    TelemetrySink sink = new TelemetrySink(telemetry.get().getMeter(SCOPE), keys);
    connected = sink;
    return Optional.of(sink);
  }

  /** The server's OpenTelemetry may outlive the application. */
  @PreDestroy
  void stop() {
    if (connected != null) {
      connected.stop();
    }
  }
}
