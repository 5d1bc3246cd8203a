package io.github.twiliotoken.internal.health;

import io.github.twiliotoken.internal.cdi.DeploymentState;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import org.eclipse.microprofile.health.HealthCheck;

/** Makes the check where the application was built with it, in CDI Lite. */
public class ReadinessCreator implements SyntheticBeanCreator<HealthCheck> {
  /** For the container. */
  public ReadinessCreator() {}

  @Override
  public HealthCheck create(Instance<Object> beans, Parameters params) {
    return new AccountsReadiness(beans.select(DeploymentState.class).get());
  }
}
