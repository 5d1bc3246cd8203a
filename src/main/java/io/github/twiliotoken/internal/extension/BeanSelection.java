package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.TokenIdSource;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What the application may bring or replace, and which bean of each type is selected. The beans are
 * collected from all archives: on Payara a look-up from ours leaves the application's out.
 */
final class BeanSelection {
  private static final List<Class<?>> TYPES =
      List.of(
          Clock.class,
          TokenIdSource.class,
          IdentityMapper.class,
          GrantAuthorizer.class,
          TokenIssuer.class);

  private final Map<Class<?>, Set<Bean<?>>> candidates = new ConcurrentHashMap<>();

  void add(Bean<?> bean) {
    for (Class<?> type : TYPES) {
      if (bean.getTypes().contains(type)
          && bean.getQualifiers().contains(Default.Literal.INSTANCE)) {
        candidates.computeIfAbsent(type, unused -> ConcurrentHashMap.newKeySet()).add(bean);
      }
    }
  }

  /** The selected bean of each type that has one; two of equal right are a problem. */
  Map<Class<?>, Bean<?>> resolve(BeanManager beans, Consumer<TwilioTokenException> problems) {
    Map<Class<?>, Bean<?>> selected = new HashMap<>();
    candidates.forEach(
        (type, found) -> {
          try {
            selected.put(type, beans.resolve(found));
          } catch (AmbiguousResolutionException e) {
            problems.accept(
                Problem.COLLABORATOR_AMBIGUOUS
                    .because("More than one bean has this type")
                    .at(type.getSimpleName()));
          }
        });
    return selected;
  }

  void clear() {
    candidates.clear();
  }
}
