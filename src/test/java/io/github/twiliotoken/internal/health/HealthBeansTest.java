package io.github.twiliotoken.internal.health;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.internal.cdi.DeploymentState;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class HealthBeansTest {
  /** A server without MicroProfile Health: our package is there, the API is not. */
  private static final class WithoutHealth extends ClassLoader {
    WithoutHealth() {
      super(HealthBeansTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.eclipse.microprofile.health.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(HealthBeans.class.getPackageName() + ".")) {
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
  void whereThereIsNoHealthNothingIsRegistered() throws ReflectiveOperationException {
    Class<?> without = new WithoutHealth().loadClass(HealthBeans.class.getName());

    assertDoesNotThrow(() -> register(without));
    // where there is, it asks for the event, which nobody has fired here
    assertThrows(InvocationTargetException.class, () -> register(HealthBeans.class));
  }

  private static void register(Class<?> beans) throws ReflectiveOperationException {
    beans
        .getMethod("register", AfterBeanDiscovery.class, Class.class, DeploymentState.class)
        .invoke(null, null, Object.class, new DeploymentState());
  }
}
