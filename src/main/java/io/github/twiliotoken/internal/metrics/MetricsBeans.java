package io.github.twiliotoken.internal.metrics;

import java.util.List;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/** Lists the bean class of this package, if the server has MicroProfile Metrics. */
public final class MetricsBeans {
  private MetricsBeans() {}

  /** Returns nothing where the server has no MicroProfile Metrics, or one before version 5. */
  public static List<Class<?>> all() {
    return isPresent() ? List.of(MicroProfileBackend.class) : List.of();
  }

  private static boolean isPresent() {
    try {
      return RegistryScope.class.isAnnotation(); // new in version 5
    } catch (LinkageError absent) {
      return false;
    }
  }
}
