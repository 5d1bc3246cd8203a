package io.github.twiliotoken.internal.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.WithoutApi;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsBeansTest {
  @Test
  void thereIsOneWhereTheServerHasTheApi() {
    assertEquals(List.of(MicroProfileBackend.class), MetricsBeans.all());
  }

  @Test
  void whereThereAreNoMetricsNothingIsRegistered() throws ReflectiveOperationException {
    Class<?> without = WithoutApi.load(MetricsBeans.class, "org.eclipse.microprofile.metrics.");

    assertEquals(List.of(), without.getMethod("all").invoke(null));
  }

  @Test
  void anOlderApiIsNone() throws ReflectiveOperationException {
    Class<?> older =
        WithoutApi.load(
            MetricsBeans.class, "org.eclipse.microprofile.metrics.annotation.RegistryScope");

    assertEquals(List.of(), older.getMethod("all").invoke(null));
  }
}
