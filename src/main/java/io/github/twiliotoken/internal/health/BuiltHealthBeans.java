package io.github.twiliotoken.internal.health;

import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** Registers the bean of this package in CDI Lite, if the application has MicroProfile Health. */
public final class BuiltHealthBeans {
  private BuiltHealthBeans() {}

  /** Adds the readiness check; does nothing where the application has no MicroProfile Health. */
  public static void register(SyntheticComponents components) {
    if (HealthBeans.PRESENT) {
      components
          .addBean(HealthCheck.class)
          .type(HealthCheck.class)
          .qualifier(Readiness.Literal.INSTANCE)
          .scope(Singleton.class)
          .createWith(ReadinessCreator.class);
    }
  }
}
