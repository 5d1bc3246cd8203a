package io.github.twiliotoken.internal.health;

import io.github.twiliotoken.internal.cdi.DeploymentState;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import org.eclipse.microprofile.health.HealthCheck;

/** Registers the bean of this package, if the server has MicroProfile Health. */
public final class HealthBeans {
  static final boolean PRESENT = isPresent();

  private HealthBeans() {}

  private static boolean isPresent() {
    try {
      return HealthCheck.class.isInterface();
    } catch (LinkageError absent) {
      return false;
    }
  }

  /**
   * Adds the readiness check; does nothing where the server has no MicroProfile Health.
   *
   * @param home a class of the application: WildFly looks for checks in its archive alone
   */
  public static void register(AfterBeanDiscovery event, Class<?> home, DeploymentState deployment) {
    if (PRESENT) {
      event.addBean(new ReadinessBean(new AccountsReadiness(deployment), home));
    }
  }
}
