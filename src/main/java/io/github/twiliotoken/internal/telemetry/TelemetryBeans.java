package io.github.twiliotoken.internal.telemetry;

import io.opentelemetry.api.metrics.Meter;
import java.util.List;

/** Lists the bean class of this package, if the server has OpenTelemetry. */
public final class TelemetryBeans {
  private TelemetryBeans() {}

  /** Returns nothing where the server has no OpenTelemetry, or one without metrics. */
  public static List<Class<?>> all() {
    return isPresent() ? List.of(TelemetryBackend.class) : List.of();
  }

  private static boolean isPresent() {
    try {
      return Meter.class.isInterface();
    } catch (LinkageError absent) {
      return false;
    }
  }
}
