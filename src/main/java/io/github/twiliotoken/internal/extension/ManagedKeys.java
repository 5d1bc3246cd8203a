package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.internal.cdi.Beans;
import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.KeyRotation;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Who wants to manage keys, and the beans for that. */
final class ManagedKeys {
  private final Queue<KeySettingsReader.InjectedKeys> points = new ConcurrentLinkedQueue<>();

  void seen(InjectionPoint point) {
    String type = point.getType().getTypeName();
    boolean rotates = type.contains(KeyRotation.class.getName());
    if (rotates || type.contains(ApiKeys.class.getName())) {
      points.add(
          new KeySettingsReader.InjectedKeys(
              TokenInjectionPoint.account(point), TokenInjectionPoint.name(point), rotates));
    }
  }

  List<KeySettingsReader.InjectedKeys> points() {
    return List.copyOf(points);
  }

  void register(AfterBeanDiscovery event) {
    points.stream()
        .map(KeySettingsReader.InjectedKeys::account)
        .distinct()
        .forEach(
            account -> {
              register(event, ApiKeys.class, account, Beans::keys, ApiKeys::close);
              register(event, KeyRotation.class, account, Beans::rotation, rotation -> {});
            });
  }

  private static <T> void register(
      AfterBeanDiscovery event,
      Class<T> type,
      String account,
      BiFunction<Instance<Object>, String, T> maker,
      Consumer<T> end) {
    Annotation qualifier =
        account.equals(AccountProperties.UNNAMED)
            ? Default.Literal.INSTANCE
            : TwilioAccount.Literal.of(account);
    event
        .<T>addBean()
        .beanClass(type)
        .id(type.getName() + "." + account)
        .types(type)
        .qualifiers(qualifier)
        .scope(Singleton.class)
        .produceWith(beans -> maker.apply(beans, account))
        .disposeWith((bean, beans) -> end.accept(bean));
  }

  void clear() {
    points.clear();
  }
}
