package io.github.twiliotoken.internal.lite;

import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.RateStore;
import io.github.twiliotoken.TokenIdSource;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.internal.cdi.ApplicationBeans;
import io.github.twiliotoken.internal.cdi.CredentialsWatchBean;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Looks up the beans of {@link ApplicationBeans#TYPES}, and starts the application's part of this
 * library. Each type is injected as an {@code Instance}: a bean that is only looked up by its class
 * is left out of the built application. This one stays, since it observes an event.
 */
@Singleton
class ApplicationStart {
  private final Map<Class<?>, Instance<?>> beans = new LinkedHashMap<>();

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

  /**
   * Starts the watch over the credentials files. The state, which refuses the start if a setting is
   * wrong, is made for it. That comes first, so that no start of the application's own works with
   * what may be wrong.
   */
  void start(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Startup event,
      CredentialsWatchBean watch) {
    watch.start();
  }

  /** Returns what makes the bean of each type that has one; the build refuses two of one type. */
  Map<Class<?>, Supplier<?>> selected() {
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
