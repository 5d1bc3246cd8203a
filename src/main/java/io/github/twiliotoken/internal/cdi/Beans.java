package io.github.twiliotoken.internal.cdi;

import java.util.List;

/** Lists the bean classes of this package, which the extension registers. */
public final class Beans {
  private Beans() {}

  /** Returns them all: the jar has no beans.xml, so that no container finds one twice. */
  public static List<Class<?>> all() {
    return List.of(
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
  }
}
