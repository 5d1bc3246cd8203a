package io.github.twiliotoken.internal.lite;

import io.github.twiliotoken.internal.cdi.AccountBeans;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanDisposer;

/**
 * Makes and ends a bean of one account.
 *
 * @param <T> the type of the bean
 */
public class AccountBeanCreator<T> implements SyntheticBeanCreator<T>, SyntheticBeanDisposer<T> {
  static final String TYPE = "type";
  static final String ACCOUNT = "account";

  /** For the container. */
  public AccountBeanCreator() {}

  @SuppressWarnings("unchecked") // one class for beans of all types
  static <T> Class<AccountBeanCreator<T>> of() {
    return (Class<AccountBeanCreator<T>>) (Class<?>) AccountBeanCreator.class;
  }

  @Override
  @SuppressWarnings("unchecked") // the type is the one that the bean was added with
  public T create(Instance<Object> beans, Parameters params) {
    Class<?> type = params.get(TYPE, Class.class);
    return (T) new AccountBeans.Wanted(type, params.get(ACCOUNT, String.class)).make(beans);
  }

  @Override
  public void dispose(T bean, Instance<Object> beans, Parameters params) {
    AccountBeans.Wanted.end(bean);
  }
}
