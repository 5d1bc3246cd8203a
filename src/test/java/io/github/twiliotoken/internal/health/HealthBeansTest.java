package io.github.twiliotoken.internal.health;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.WithoutApi;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class HealthBeansTest {
  @Test
  void whereThereIsNoHealthNothingIsRegistered() throws ReflectiveOperationException {
    Class<?> without = WithoutApi.load(HealthBeans.class, "org.eclipse.microprofile.health.");

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
