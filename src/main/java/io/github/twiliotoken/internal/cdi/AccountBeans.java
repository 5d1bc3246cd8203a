package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.keys.KeySettings;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.FileCredentialsStore;
import io.github.twiliotoken.keys.KeyRotation;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes what an application injects for one account. The extension registers a bean for each. */
public final class AccountBeans {
  private AccountBeans() {}

  /**
   * Names a bean that exists only if an application injects it.
   *
   * @param type {@code TokenIssuer}, {@code ApiKeys} or {@code KeyRotation}
   * @param account the account whose bean it is
   */
  public record Wanted(Class<?> type, String account) {
    /** Returns the qualifier that the application's injection point has. */
    public Annotation qualifier() {
      return account.equals(AccountProperties.UNNAMED)
          ? Default.Literal.INSTANCE
          : TwilioAccount.Literal.of(account);
    }

    /** Makes it; the look-up is for beans of this package. */
    public Object make(Instance<Object> beans) {
      if (type == TokenIssuer.class) {
        return issuer(beans, account);
      }
      return type == ApiKeys.class ? keys(beans, account) : rotation(beans, account);
    }

    /** Ends what was made, with the application. */
    public static void end(Object bean) {
      if (bean instanceof ApiKeys keys) {
        keys.close();
      }
    }
  }

  /**
   * Makes the issuer of a named account. An issuer of the application's own takes its place as
   * well.
   */
  private static TokenIssuer issuer(Instance<Object> beans, String account) {
    TokenIssuerBean ours = beans.select(TokenIssuerBean.class).get();
    ApplicationBeans application = beans.select(ApplicationBeans.class).get();
    return request -> {
      Optional<TokenIssuer> replaced = application.replacedIssuer();
      return replaced.isPresent() ? replaced.get().issue(request) : ours.issue(request, account);
    };
  }

  /**
   * Makes the {@code ApiKeys} of an account. Those that the configuration names for it, under
   * whatever name, are not deleted. A file that names another account's key cannot name one of
   * these, so it may be missing.
   *
   * @throws TwilioTokenException {@link Problem#KEYS_NOT_ENABLED} if they are not managed here
   */
  private static ApiKeys keys(Instance<Object> beans, String account) {
    DeploymentState deployment = beans.select(DeploymentState.class).get();
    KeySettings.Access access = access(deployment, account);
    return new ApiKeys(access.accountSid(), access.region(), access.url(), access.login())
        .sparing(
            () ->
                deployment.accounts().stream()
                    .filter(one -> one.credentials().accountSid().equals(access.accountSid()))
                    .map(SigningAccount::namedKey)
                    .collect(Collectors.toSet()));
  }

  /**
   * Makes the rotation of an account's key, in its credentials file.
   *
   * @throws TwilioTokenException {@link Problem#KEYS_NOT_ENABLED} if it is not managed here, or has
   *     no such file
   */
  private static KeyRotation rotation(Instance<Object> beans, String account) {
    DeploymentState deployment = beans.select(DeploymentState.class).get();
    KeySettings rules = deployment.keys();
    String file =
        access(deployment, account)
            .file()
            .orElseThrow(
                () -> Problem.KEYS_NOT_ENABLED.because("The account has no credentials file"));
    return new KeyRotation(
        keys(beans, account),
        new FileCredentialsStore(Path.of(file)),
        rules.owner(),
        rules.lag(),
        beans.select(ApplicationBeans.class).get().clock());
  }

  private static KeySettings.Access access(DeploymentState deployment, String account) {
    return Optional.ofNullable(deployment.keys().accounts().get(account))
        .orElseThrow(
            () ->
                Problem.KEYS_NOT_ENABLED.because(
                    "Nothing that deployment saw manages keys of this account"));
  }
}
