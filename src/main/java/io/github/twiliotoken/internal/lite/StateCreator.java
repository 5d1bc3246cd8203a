package io.github.twiliotoken.internal.lite;

import io.github.twiliotoken.internal.cdi.DeploymentState;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the state of a deployment, at the start of the application. */
public class StateCreator implements SyntheticBeanCreator<DeploymentState> {
  /** For the container. */
  public StateCreator() {}

  /**
   * Reads the findings of the build, and checks the configuration against them.
   *
   * @throws DeploymentException with all that is wrong, a line each
   */
  @Override
  public DeploymentState create(Instance<Object> beans, Parameters params) {
    DeploymentState deployment = new DeploymentState();
    List<String> problems =
        deployment.prepare(
            ConfigProvider.getConfig(),
            FindingsParams.read(params),
            beans.select(ApplicationStart.class).get().selected());
    if (!problems.isEmpty()) {
      throw failure(String.join("\n", problems));
    }
    return deployment;
  }

  /** No stack trace: the mistake is where the message says. */
  private static DeploymentException failure(String problems) {
    DeploymentException failure = new DeploymentException(problems);
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }
}
