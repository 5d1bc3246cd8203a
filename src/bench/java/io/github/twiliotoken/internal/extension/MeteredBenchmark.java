package io.github.twiliotoken.internal.extension;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the same beans where the server has metrics, as MicroProfile Telemetry 2 brings them.
 */
public class MeteredBenchmark extends InjectionBenchmark {
  /** A server's OpenTelemetry. Without a reader it would count nothing. */
  @ApplicationScoped
  static class Telemetry {
    private final OpenTelemetry telemetry =
        OpenTelemetrySdk.builder()
            .setMeterProvider(
                SdkMeterProvider.builder()
                    .registerMetricReader(InMemoryMetricReader.create())
                    .build())
            .build();

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
  }

  @Override
  List<Class<?>> beans() {
    return Stream.concat(super.beans().stream(), Stream.of(Telemetry.class)).toList();
  }
}
