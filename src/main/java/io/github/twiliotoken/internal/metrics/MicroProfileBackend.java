package io.github.twiliotoken.internal.metrics;

import io.github.twiliotoken.internal.cdi.KeyAge;
import io.github.twiliotoken.internal.cdi.MetricsBackend;
import io.github.twiliotoken.internal.cdi.MetricsSink;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Counts in the application's registry, if the server has one: an API alone may be the WAR's. */
@Singleton
class MicroProfileBackend implements MetricsBackend {
  private final Instance<MetricRegistry> registries;

  @Inject
  MicroProfileBackend(Instance<MetricRegistry> registries) {
    this.registries = registries;
  }

  @Override
  public Optional<MetricsSink> connect(List<KeyAge> keys) {
    return registries.isResolvable()
        ? Optional.of(new MicroProfileSink(registries.get(), keys))
        : Optional.empty();
  }
}
