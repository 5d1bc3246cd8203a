package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.internal.cdi.ApplicationBeans;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

  /**
   * Returns what makes the selected bean of each type that has one.
   *
   * @param made gets what ends an instance that depends on nobody else, for each that is made
   */
  Map<Class<?>, Supplier<?>> select(
      BeanManager beans, Consumer<Class<?>> ambiguous, Consumer<CreationalContext<?>> made) {
    Map<Class<?>, Supplier<?>> selected = new HashMap<>();
    candidates.forEach(
        (type, found) -> {
          try {
            Bean<?> bean = beans.resolve(found);
            selected.put(
                type,
                () -> {
                  CreationalContext<?> context = beans.createCreationalContext(bean);
                  made.accept(context);
                  return beans.getReference(bean, type, context);
                });
          } catch (AmbiguousResolutionException e) {
            ambiguous.accept(type);
          }
        });
    return selected;
  }
}
