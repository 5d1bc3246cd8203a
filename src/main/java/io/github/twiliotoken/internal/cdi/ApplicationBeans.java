package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.RateStore;
import io.github.twiliotoken.TokenIdSource;
import io.github.twiliotoken.TokenIssuer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the beans that an application may bring or replace. Which they are was decided at
 * deployment: on some servers a look-up from the archive of our beans does not see the
 * application's. Each is made at its first use, since it may itself depend on beans of ours.
 */
@Singleton
public class ApplicationBeans {
  /** The types of those beans. */
  public static final List<Class<?>> TYPES =
      List.of(
          Clock.class,
          TokenIdSource.class,
          IdentityMapper.class,
          GrantAuthorizer.class,
          TokenIssuer.class,
          RateStore.class);

  private final Map<Class<?>, Selected> selected = new HashMap<>();

  @Inject
  ApplicationBeans(DeploymentState deployment) {
    deployment.selectedBeans().forEach((type, bean) -> selected.put(type, new Selected(bean)));
  }

  /**
   * Makes an instance at its first use, and keeps it: a dependent bean would be made anew for each
   * call. Each has its own lock, so that one that hangs holds up no other.
   */
  private static final class Selected {
    private final Supplier<?> bean;
    private volatile @Nullable Object instance;

    Selected(Supplier<?> bean) {
      this.bean = bean;
    }

    Object get() {
      Object known = instance;
      return known == null ? make() : known;
    }

    private synchronized Object make() {
      Object made = instance;
      if (made == null) {
        made = bean.get();
        instance = made;
      }
      return made;
    }
  }

  /** Returns the application's clock, or else the system's. */
  Clock clock() {
    return find(Clock.class).orElseGet(Clock::systemUTC);
  }

  /** Returns the application's source of token ids, if it has one. */
  Optional<TokenIdSource> tokenIds() {
    return find(TokenIdSource.class);
  }

  /** Returns the application's mapper, or else ours. */
  IdentityMapper identityMapper() {
    return find(IdentityMapper.class).orElseThrow();
  }

  /** Returns the application's authorizer, or else ours. */
  GrantAuthorizer grantAuthorizer() {
    return find(GrantAuthorizer.class).orElseThrow();
  }

  /** Returns what gives the application's store of rates, if it has one, and makes it at first. */
  Optional<Supplier<RateStore>> rateStore() {
    return selected.containsKey(RateStore.class)
        ? Optional.of(() -> find(RateStore.class).orElseThrow())
        : Optional.empty();
  }

  /** Returns the application's own issuer, if it has one that replaces ours. */
  Optional<TokenIssuer> replacedIssuer() {
    return find(TokenIssuer.class).filter(issuer -> !(issuer instanceof TokenIssuerBean));
  }

  /** Finds the selected bean of a type; takes no lock once it is made, or where there is none. */
  private <T> Optional<T> find(Class<T> type) {
    Selected bean = selected.get(type);
    return bean == null ? Optional.empty() : Optional.of(type.cast(bean.get()));
  }
}
