package io.github.twiliotoken.internal.lite;

import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.RateStore;
import io.github.twiliotoken.TokenIdSource;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.internal.cdi.ApplicationBeans;
import io.github.twiliotoken.internal.cdi.CredentialsWatchBean;
import io.github.twiliotoken.internal.cdi.DeploymentFindings;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Looks up the beans of {@link ApplicationBeans#TYPES}, and starts the application's part of this
 * library. Each type is injected as an {@code Instance}: a bean that is only looked up by its class
 * is left out of the built application. This one stays, since it observes an event.
 */
@Singleton
class ApplicationStart {
  private final Map<Class<?>, Instance<?>> beans = new LinkedHashMap<>();
  private volatile List<String> problems = List.of();

  @Inject
  ApplicationStart(
      Instance<Clock> clocks,
      Instance<TokenIdSource> ids,
      Instance<IdentityMapper> mappers,
      Instance<GrantAuthorizer> authorizers,
      Instance<TokenIssuer> issuers,
      Instance<RateStore> stores) {
    beans.put(Clock.class, clocks);
    beans.put(TokenIdSource.class, ids);
    beans.put(IdentityMapper.class, mappers);
    beans.put(GrantAuthorizer.class, authorizers);
    beans.put(TokenIssuer.class, issuers);
    beans.put(RateStore.class, stores);
  }

  /** Makes the state of the deployment; what is wrong with it is reported at the start. */
  DeploymentState prepare(DeploymentFindings findings) {
    DeploymentState deployment = new DeploymentState();
    problems = deployment.prepare(ConfigProvider.getConfig(), findings, selected());
    return deployment;
  }

  /**
   * Starts the watch over the credentials files, for which the state is made. It comes first, so
   * that no start of the application's own works with what may be wrong.
   *
   * @throws DeploymentException with all that is wrong, a line each
   */
  void start(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Startup event,
      CredentialsWatchBean watch) {
    if (!problems.isEmpty()) {
      throw failure(String.join("\n", problems));
    }
    watch.start();
  }

  /** No stack trace: the mistake is where the message says. */
  private static DeploymentException failure(String problems) {
    DeploymentException failure = new DeploymentException(problems);
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }

  /** Returns what makes the bean of each type that has one; the build refuses two of one type. */
  private Map<Class<?>, Supplier<?>> selected() {
    Map<Class<?>, Supplier<?>> selected = new LinkedHashMap<>();
    beans.forEach(
        (type, instance) -> {
          if (instance.isResolvable()) {
            selected.put(type, instance::get);
          }
        });
    return selected;
  }
}
