package io.github.twiliotoken.internal.cdi;

import java.util.ArrayList;
import java.util.List;

/** Lists the bean classes of this package, which the extension registers. */
public final class Beans {
  private static final List<Class<?>> ALWAYS =
      List.of(
          AccountIssuers.class,
          ApplicationBeans.class,
          Audit.class,
          AuditEvents.class,
          CallerResolver.class,
          CredentialsWatchBean.class,
          InspectorProducer.class,
          MetricsReporter.class,
          ProfileTokenIssuer.class,
          RateLimits.class,
          StandardAuthorizer.class,
          StandardIdentityMapper.class,
          TokenIssuerBean.class,
          TokenProducer.class,
          TtlLimitedInterceptor.class,
          TtlLimits.class);

  private Beans() {}

  /** Returns the beans that find the caller where CDI Lite has JAX-RS; empty elsewhere. */
  public static List<Class<?>> ofCdiLite() {
    return CurrentRestRequest.isApiPresent() ? List.of(CurrentRestRequest.class) : List.of();
  }

  /** Returns the beans that find the caller where CDI Full has no servlets; empty elsewhere. */
  public static List<Class<?>> withoutServlets() {
    return CurrentServletRequest.isApiPresent() ? List.of() : List.of(CurrentJwtRequest.class);
  }

  /** Returns them all: the jar has no beans.xml, so that no container finds one twice. */
  public static List<Class<?>> all() {
    List<Class<?>> beans = new ArrayList<>(ALWAYS);
    if (CurrentServletRequest.isApiPresent()) {
      beans.add(CurrentServletRequest.class);
    }
    return beans;
  }
}
