package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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

  /**
   * Returns the lifetimes that the annotation leaves.
   *
   * @throws TwilioTokenException if its values are no lifetimes, or leave none
   */
  public static TtlRange range(TtlLimited limited) {
    return new TtlRange(Ttl.parse(limited.min()), Ttl.parse(limited.max()));
  }

  /** Finds the annotation on a class or method, also on one of its stereotypes. */
  public static Optional<TtlLimited> on(AnnotatedElement element) {
    return find(element, new HashSet<>());
  }

  /**
   * Refuses the annotation on a method where it could limit nothing.
   *
   * @throws TwilioTokenException {@link Problem#TTL_LIMITED_MISPLACED}
   */
  public static void check(Method method) {
    if (!canLimit(method)) {
      throw Problem.TTL_LIMITED_MISPLACED.because(
          "It is on a method that is private or static, or that neither takes a TokenRequest nor"
              + " returns an AccessToken");
    }
  }

  /**
   * Refuses the annotation on a class where it could limit nothing.
   *
   * @throws TwilioTokenException {@link Problem#TTL_LIMITED_MISPLACED}
   */
  public static void check(Class<?> type) {
    if (Stream.of(type.getDeclaredMethods(), type.getMethods())
        .flatMap(Arrays::stream)
        .noneMatch(TtlLimits::canLimit)) {
      throw Problem.TTL_LIMITED_MISPLACED.because(
          "It is on a class without a method that takes a TokenRequest or returns an AccessToken");
    }
  }

  /**
   * Returns whether a method is intercepted, as no private or static one is, and takes or returns
   * what is limited.
   */
  private static boolean canLimit(Method method) {
    boolean intercepted = (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
    return intercepted
        && (method.getReturnType() == AccessToken.class
            || Arrays.asList(method.getParameterTypes()).contains(TokenRequest.class));
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
