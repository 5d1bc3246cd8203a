package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.internal.cdi.ApplicationBeans;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Selects the bean of each type that an application may bring or replace. The candidates are
 * collected from all archives: on Payara a look-up from ours leaves the application's out.
 */
final class BeanSelection {
  private final Map<Class<?>, Set<Bean<?>>> candidates = new ConcurrentHashMap<>();

  /** Adds a bean to the candidates, if it has one of the types and no qualifier. */
  void addCandidate(Bean<?> bean) {
    for (Class<?> type : ApplicationBeans.TYPES) {
      if (bean.getTypes().contains(type)
          && bean.getQualifiers().contains(Default.Literal.INSTANCE)) {
        candidates.computeIfAbsent(type, unused -> ConcurrentHashMap.newKeySet()).add(bean);
      }
    }
  }

  /** Returns the selected bean of each type that has one; two of equal right are a problem. */
  Map<Class<?>, Bean<?>> select(BeanManager beans, Consumer<TwilioTokenException> problems) {
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
}
