package io.github.twiliotoken.internal.cdi;

import java.util.List;
import java.util.Optional;

/** Is a bean where the server has the API for metrics that it needs. */
public interface MetricsBackend {
  /**
   * Begins to count; returns nothing if the server has the API, but does not offer it to this
   * application.
   *
   * @param keys the keys whose age is a metric, too
   */
  Optional<MetricsSink> connect(List<KeyAge> keys);

  /** Returns whether it counts only where no other does, so that nothing is counted twice. */
  default boolean isFallback() {
    return false;
  }
}
