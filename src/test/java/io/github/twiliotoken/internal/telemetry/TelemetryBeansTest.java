package io.github.twiliotoken.internal.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryBeansTest {
  /** A server without OpenTelemetry, or a part of it: our package is there. */
  private static final class WithoutTelemetry extends ClassLoader {
    private final String missing;

    WithoutTelemetry(String missing) {
      super(TelemetryBeansTest.class.getClassLoader());
      this.missing = "io.opentelemetry." + missing;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(missing)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(TelemetryBeans.class.getPackageName() + ".")) {
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
    assertEquals(List.of(TelemetryBackend.class), TelemetryBeans.all());
  }

  @Test
  void whereThereIsNoneNothingIsRegistered() throws ReflectiveOperationException {
    Class<?> without = new WithoutTelemetry("").loadClass(TelemetryBeans.class.getName());

    assertEquals(List.of(), without.getMethod("all").invoke(null));
  }

  @Test
  void anApiWithoutMetricsIsNone() throws ReflectiveOperationException {
    Class<?> tracing =
        new WithoutTelemetry("api.metrics.").loadClass(TelemetryBeans.class.getName());

    assertEquals(List.of(), tracing.getMethod("all").invoke(null));
  }
}
