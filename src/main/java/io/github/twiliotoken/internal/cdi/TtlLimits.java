package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bounds that {@code @TtlLimited} sets on a method or its class. They are found by
 * reflection at the first call of each method, and kept.
 */
@Singleton
public class TtlLimits {
  /** Names a method, and the class of the object that it is called on. */
  private record Called(Method method, @Nullable Class<?> target) {}

  private final Map<Called, TtlRange> known = new ConcurrentHashMap<>();

  TtlLimits() {}

  /** Finds the annotation on a class or method, also on one of its stereotypes. */
  public static Optional<TtlLimited> on(AnnotatedElement element) {
    return find(element, new HashSet<>());
  }

  /** Returns the bounds of a call: those of the method, or else those of its class. */
  TtlRange of(Method method, @Nullable Class<?> target) {
    Called called = new Called(method, target);
    TtlRange range = known.get(called);
    if (range == null) {
      range = read(method, target);
      known.put(called, range);
    }
    return range;
  }

  private static TtlRange read(Method method, @Nullable Class<?> target) {
    return find(method, new HashSet<>())
        .or(() -> ofClass(target))
        .or(() -> find(method.getDeclaringClass(), new HashSet<>()))
        .map(TtlLimits::range)
        .orElse(TtlRange.ANY);
  }

  private static TtlRange range(TtlLimited limited) {
    return new TtlRange(Ttl.parse(limited.min()), Ttl.parse(limited.max()));
  }

  private static Optional<TtlLimited> ofClass(@Nullable Class<?> type) {
    return type == null
        ? Optional.empty()
        : find(type, new HashSet<>()).or(() -> ofClass(type.getSuperclass()));
  }

  /** Finds the annotation itself, or one on a stereotype or on another binding. */
  private static Optional<TtlLimited> find(
      AnnotatedElement element, Set<Class<? extends Annotation>> seen) {
    TtlLimited direct = element.getAnnotation(TtlLimited.class);
    if (direct != null) {
      return Optional.of(direct);
    }
    for (Annotation annotation : element.getAnnotations()) {
      if (seen.add(annotation.annotationType())) {
        Optional<TtlLimited> found = find(annotation.annotationType(), seen);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
