package io.github.twiliotoken.internal.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.WithoutApi;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryBeansTest {
  @Test
  void thereIsOneWhereTheServerHasTheApi() {
    assertEquals(List.of(TelemetryBackend.class), TelemetryBeans.all());
  }

  @Test
  void whereThereIsNoneNothingIsRegistered() throws ReflectiveOperationException {
    Class<?> without = WithoutApi.load(TelemetryBeans.class, "io.opentelemetry.");

    assertEquals(List.of(), without.getMethod("all").invoke(null));
  }

  @Test
  void anApiWithoutMetricsIsNone() throws ReflectiveOperationException {
    Class<?> tracing = WithoutApi.load(TelemetryBeans.class, "io.opentelemetry.api.metrics.");

    assertEquals(List.of(), tracing.getMethod("all").invoke(null));
  }
}
