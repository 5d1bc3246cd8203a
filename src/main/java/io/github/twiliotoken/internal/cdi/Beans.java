package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.keys.KeySettings;
import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.FileCredentialsStore;
import io.github.twiliotoken.keys.KeyRotation;
import io.github.twiliotoken.problem.Problem;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bean classes of this package, for the extension to register. */
public final class Beans {
  private Beans() {}

  /** All of them: the archive has no beans.xml, so that nothing is discovered twice. */
  public static List<Class<?>> all() {
    return List.of(
        Audit.class,
        CallerResolver.class,
        Collaborators.class,
        CredentialsWatchBean.class,
        Gatekeeper.class,
        InspectorProducer.class,
        IssuingBean.class,
        TtlLimits.class,
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

  /**
   * The keys of an account; those that the configuration names for it, under whatever name, are not
   * deleted. A file that names another account's key cannot name one of these, so it may be
   * missing.
   */
  public static ApiKeys keys(Instance<Object> beans, String account) {
    DeploymentState setup = beans.select(DeploymentState.class).get();
    KeySettings.Access access = access(setup, account);
    return new ApiKeys(access.accountSid(), access.region(), access.url(), access.login())
        .sparing(
            () ->
                setup.accounts().stream()
                    .filter(one -> one.credentials().accountSid().equals(access.accountSid()))
                    .map(SigningAccount::namedKey)
                    .collect(Collectors.toSet()));
  }

  /** The rotation of an account's key, in its credentials file. */
  public static KeyRotation rotation(Instance<Object> beans, String account) {
    DeploymentState setup = beans.select(DeploymentState.class).get();
    KeySettings rules = setup.keys();
    String file =
        access(setup, account)
            .file()
            .orElseThrow(
                () -> Problem.KEYS_NOT_ENABLED.because("The account has no credentials file"));
    return new KeyRotation(
        keys(beans, account),
        new FileCredentialsStore(Path.of(file)),
        rules.owner(),
        rules.lag(),
        beans.select(Collaborators.class).get().clock());
  }

  private static KeySettings.Access access(DeploymentState setup, String account) {
    return Optional.ofNullable(setup.keys().accounts().get(account))
        .orElseThrow(
            () ->
                Problem.KEYS_NOT_ENABLED.because(
                    "Nothing that deployment saw manages keys of this account"));
  }

  /** The issuer of a named account; an issuer of the application's own takes its place as well. */
  public static TokenIssuer issuer(Instance<Object> beans, String account) {
    IssuingBean ours = beans.select(IssuingBean.class).get();
    DeploymentState setup = beans.select(DeploymentState.class).get();
    TokenIssuer selected = beans.select(ProfileTokens.class).get().selected();
    return request ->
        setup.issuerReplaced() ? selected.issue(request) : ours.issue(request, account);
  }
}
