package io.github.twiliotoken.cdi;

import io.github.twiliotoken.TokenIssuer;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/** The bean classes of this package, for the extension to register. */
public final class Beans {
  private Beans() {}

  /** All of them: the archive has no beans.xml, so that nothing is discovered twice. */
  public static List<Class<?>> all() {
    return List.of(
        Audit.class,
        Callers.class,
        Collaborators.class,
        CredentialsWatch.class,
        Gatekeeper.class,
        InspectorProducer.class,
        IssuingBean.class,
        Limits.class,
        ProfileTokens.class,
        StandardAuthorizer.class,
        StandardIdentityMapper.class,
        TokenProducer.class,
        TtlLimitedInterceptor.class);
  }

  /** Whether a bean of this class is the issuer that we bring. */
  public static boolean isOurIssuer(Class<?> beanClass) {
    return beanClass == IssuingBean.class;
  }

  /** The issuer of a named account; an issuer of the application's own takes its place as well. */
  public static TokenIssuer issuer(Instance<Object> beans, String account) {
    IssuingBean ours = beans.select(IssuingBean.class).get();
    TokenSetup setup = beans.select(TokenSetup.class).get();
    TokenIssuer selected = beans.select(ProfileTokens.class).get().selected();
    return request ->
        setup.issuerReplaced() ? selected.issue(request) : ours.issue(request, account);
  }
}
