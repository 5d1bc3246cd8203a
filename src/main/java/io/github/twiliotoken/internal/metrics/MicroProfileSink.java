package io.github.twiliotoken.internal.metrics;

import io.github.twiliotoken.internal.cdi.KeyAge;
import io.github.twiliotoken.internal.cdi.Metric;
import io.github.twiliotoken.internal.cdi.MetricsSink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Counts in a registry. All metrics of one name must have the same tags, so one without a value is
 * empty. What counts a kind of token is looked up once.
 */
final class MicroProfileSink implements MetricsSink {
  private record Issued(Counter tokens, Timer time) {}

  private final MetricRegistry registry;
  private final Map<Labels, Issued> issued = new ConcurrentHashMap<>();

  MicroProfileSink(MetricRegistry registry, List<KeyAge> keys) {
    this.registry = registry;
    for (KeyAge key : keys) {
      Tag account = new Tag("account", key.account().name());
      registry.gauge(metadata(Metric.KEY_AGE), key::seconds, account);
      // there from the start, since a rate sees no growth from nothing to one
      registry.counter(metadata(Metric.ROTATIONS), account);
    }
  }

  @Override
  public void issued(Labels labels, long nanos) {
    Issued known = issued.get(labels); // takes no lock
    Issued counted = known == null ? issued.computeIfAbsent(labels, this::register) : known;
    counted.tokens.inc();
    counted.time.update(Duration.ofNanos(nanos));
  }

  private Issued register(Labels labels) {
    Tag profile = new Tag("profile", labels.profile());
    Tag account = new Tag("account", labels.account());
    return new Issued(
        registry.counter(metadata(Metric.ISSUED), profile, account),
        registry.timer(metadata(Metric.DURATION), profile, account));
  }

  @Override
  public void refused(String code, String profile) {
    registry
        .counter(metadata(Metric.REFUSED), new Tag("code", code), new Tag("profile", profile))
        .inc();
  }

  @Override
  public void rotated(String account) {
    registry.counter(metadata(Metric.ROTATIONS), new Tag("account", account)).inc();
  }

  private static Metadata metadata(Metric metric) {
    return Metadata.builder()
        .withName(metric.id())
        .withDescription(metric.description())
        // of the units in braces it has none
        .withUnit(metric.unit().equals("s") ? MetricUnits.SECONDS : MetricUnits.NONE)
        .build();
  }
}
