package io.github.twiliotoken.internal.registration;

import io.github.twiliotoken.internal.cdi.Beans;
import io.github.twiliotoken.internal.endpoint.EndpointBeans;
import io.github.twiliotoken.internal.metrics.MetricsBeans;
import io.github.twiliotoken.internal.telemetry.TelemetryBeans;
import java.util.List;
import java.util.stream.Stream;

/** Lists the bean classes of this library that every application has. */
public final class BeanClasses {
  private BeanClasses() {}

  /** Returns those whose APIs are here. */
  public static List<Class<?>> all() {
    return Stream.of(Beans.all(), EndpointBeans.all(), MetricsBeans.all(), TelemetryBeans.all())
        .<Class<?>>flatMap(List::stream)
        .toList();
  }
}
