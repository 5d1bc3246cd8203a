package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.internal.cdi.AccountBeans;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.KeyRotation;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Adds the beans that exist only if an application injects them, one for each account. */
final class SyntheticBeans {
  private final AfterBeanDiscovery event;

  SyntheticBeans(AfterBeanDiscovery event) {
    this.event = event;
  }

  /** Adds the state of this deployment, for all other beans. */
  void addState(DeploymentState deployment) {
    event
        .<DeploymentState>addBean()
        .beanClass(DeploymentState.class)
        .types(DeploymentState.class)
        .scope(Singleton.class)
        .createWith(context -> deployment);
  }

  /** Adds the issuer of an account; that of the account without a name is a class of its own. */
  void addIssuer(String account) {
    if (!account.equals(AccountProperties.UNNAMED)) {
      add(TokenIssuer.class, TwilioAccount.class, account, AccountBeans::issuer, issuer -> {});
    }
  }

  /** Adds what manages the keys of an account. */
  void addKeys(String account) {
    add(ApiKeys.class, ApiKeys.class, account, AccountBeans::keys, ApiKeys::close);
    add(KeyRotation.class, KeyRotation.class, account, AccountBeans::rotation, rotation -> {});
  }

  private <T> void add(
      Class<T> type,
      Class<?> beanClass,
      String account,
      BiFunction<Instance<Object>, String, T> maker,
      Consumer<T> end) {
    Annotation qualifier =
        account.equals(AccountProperties.UNNAMED)
            ? Default.Literal.INSTANCE
            : TwilioAccount.Literal.of(account);
    event
        .<T>addBean()
        .beanClass(beanClass)
        .id(beanClass.getName() + "." + account)
        .types(type)
        .qualifiers(qualifier)
        .scope(Singleton.class)
        .produceWith(beans -> maker.apply(beans, account))
        .disposeWith((bean, beans) -> end.accept(bean));
  }
}
