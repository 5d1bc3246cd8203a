package io.github.twiliotoken.internal.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsBeansTest {
  /** A server without MicroProfile Metrics, or a class of it: our package is there. */
  private static final class WithoutMetrics extends ClassLoader {
    private final String missing;

    WithoutMetrics(String missing) {
      super(MetricsBeansTest.class.getClassLoader());
      this.missing = "org.eclipse.microprofile.metrics." + missing;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(missing)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(MetricsBeans.class.getPackageName() + ".")) {
        return super.loadClass(name, resolve);
      }
      String file = name.replace('.', '/') + ".class";
      try (InputStream source = getParent().getResourceAsStream(file)) {
        if (source == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = source.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void thereIsOneWhereTheServerHasTheApi() {
    assertEquals(List.of(MicroProfileBackend.class), MetricsBeans.all());
  }

  @Test
  void whereThereAreNoMetricsNothingIsRegistered() throws ReflectiveOperationException {
    Class<?> without = new WithoutMetrics("").loadClass(MetricsBeans.class.getName());

    assertEquals(List.of(), without.getMethod("all").invoke(null));
  }

  @Test
  void anOlderApiIsNone() throws ReflectiveOperationException {
    Class<?> older =
        new WithoutMetrics("annotation.RegistryScope").loadClass(MetricsBeans.class.getName());

    assertEquals(List.of(), older.getMethod("all").invoke(null));
  }
}
