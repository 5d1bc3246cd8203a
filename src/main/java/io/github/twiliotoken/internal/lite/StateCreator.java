package io.github.twiliotoken.internal.lite;

import io.github.twiliotoken.internal.cdi.DeploymentState;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;

/** Makes the state of a deployment from the findings of the build. */
public class StateCreator implements SyntheticBeanCreator<DeploymentState> {
  /** For the container. */
  public StateCreator() {}

  @Override
  public DeploymentState create(Instance<Object> beans, Parameters params) {
    return beans.select(ApplicationStart.class).get().prepare(FindingsParams.read(params));
  }
}
