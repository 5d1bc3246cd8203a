package io.github.twiliotoken.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

/** The readiness check as CDI shows it to MicroProfile Health. */
class ReadinessTest {
  @Test
  void liesInTheArchiveOfTheApplicationThatInjects() {
    try (Container container =
        Container.start(
            Container.settings(Container.ACCOUNT, Container.VIDEO),
            FakeRequest.class,
            Policies.Desk.class)) {
      Set<Bean<?>> checks =
          container.get(BeanManager.class).getBeans(HealthCheck.class, Readiness.Literal.INSTANCE);
      assertEquals(1, checks.size());
      Class<?> home = checks.iterator().next().getBeanClass();
      assertTrue(
          home == Policies.Desk.class || home == FakeRequest.class, home + " is the library's");
    }
  }
}
