package io.github.twiliotoken.internal.telemetry;

import io.github.twiliotoken.internal.cdi.KeyAge;
import io.github.twiliotoken.internal.cdi.Metric;
import io.github.twiliotoken.internal.cdi.MetricsSink;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleGauge;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts with a meter. As its conventions want it, attributes have a namespace, and one without a
 * value is absent. Those of a kind of token are made once.
 */
final class TelemetrySink implements MetricsSink {
  static final AttributeKey<String> PROFILE = AttributeKey.stringKey("twilio.profile");
  static final AttributeKey<String> ACCOUNT = AttributeKey.stringKey("twilio.account");
  static final AttributeKey<String> CODE = AttributeKey.stringKey("error.type");

  /** From 50 µs, which is a token, to 1 s; the API's own buckets are meant for milliseconds. */
  private static final List<Double> SECONDS =
      List.of(0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1.0);

  private final Map<Labels, Attributes> attributes = new ConcurrentHashMap<>();
  private final LongCounter issued;
  private final LongCounter refused;
  private final DoubleHistogram duration;
  private final LongCounter rotations;
  private final ObservableDoubleGauge ages;

  TelemetrySink(Meter meter, List<KeyAge> keys) {
    issued = counter(meter, Metric.ISSUED);
    refused = counter(meter, Metric.REFUSED);
    rotations = counter(meter, Metric.ROTATIONS);
    duration =
        meter
            .histogramBuilder(Metric.DURATION.id())
            .setUnit(Metric.DURATION.unit())
            .setDescription(Metric.DURATION.description())
            .setExplicitBucketBoundariesAdvice(SECONDS)
            .build();
    ages =
        meter
            .gaugeBuilder(Metric.KEY_AGE.id())
            .setUnit(Metric.KEY_AGE.unit())
            .setDescription(Metric.KEY_AGE.description())
            .buildWithCallback(
                now ->
                    keys.forEach(
                        key -> {
                          double seconds = key.seconds();
                          if (!Double.isNaN(seconds)) {
                            now.record(seconds, of(new Labels("", key.account().name())));
                          }
                        }));
    // there from the start, since a rate sees no growth from nothing to one
    keys.forEach(key -> rotations.add(0, of(new Labels("", key.account().name()))));
  }

  private static LongCounter counter(Meter meter, Metric metric) {
    return meter
        .counterBuilder(metric.id())
        .setUnit(metric.unit())
        .setDescription(metric.description())
        .build();
  }

  @Override
  public void issued(Labels labels, long nanos) {
    Attributes known = of(labels);
    issued.add(1, known);
    duration.record(nanos / 1e9, known);
  }

  @Override
  public void refused(String code, String profile) {
    refused.add(1, of(new Labels(profile, "")).toBuilder().put(CODE, code).build());
  }

  @Override
  public void rotated(String account) {
    rotations.add(1, of(new Labels("", account)));
  }

  private Attributes of(Labels labels) {
    Attributes known = attributes.get(labels); // takes no lock
    return known == null ? attributes.computeIfAbsent(labels, TelemetrySink::make) : known;
  }

  private static Attributes make(Labels labels) {
    AttributesBuilder made = Attributes.builder();
    put(made, PROFILE, labels.profile());
    put(made, ACCOUNT, labels.account());
    return made.build();
  }

  private static void put(AttributesBuilder attributes, AttributeKey<String> key, String value) {
    if (!value.isEmpty()) {
      attributes.put(key, value);
    }
  }

  void stop() {
    ages.close();
  }
}
