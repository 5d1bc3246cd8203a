package io.github.twiliotoken.cdi;

import java.util.List;

/** The bean classes of this package, for the extension to register. */
public final class Beans {
  private Beans() {}

  /** All of them: the archive has no beans.xml, so that nothing is discovered twice. */
  public static List<Class<?>> all() {
    return List.of(
        Collaborators.class,
        Callers.class,
        IssuingBean.class,
        ProfileTokens.class,
        TokenProducer.class,
        TtlLimitedInterceptor.class);
  }

  /** Whether a bean of this class is the issuer that we bring. */
  public static boolean isOurIssuer(Class<?> beanClass) {
    return beanClass == IssuingBean.class;
  }
}
