package io.github.twiliotoken.cdi;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code @TtlLimited} says on a method or its class. */
public final class Limits {
  private Limits() {}

  /**
   * The lifetimes that the annotation leaves.
   *
   * @throws TokenRefusedException if its values are no lifetimes, or leave none
   */
  public static TtlRange range(TtlLimited limited) {
    return new TtlRange(Ttl.parse(limited.min()), Ttl.parse(limited.max()));
  }

  /** Refuses the annotation on a method where it could limit nothing. */
  public static void check(Method method) {
    boolean takes = Arrays.asList(method.getParameterTypes()).contains(TokenRequest.class);
    if (!takes && method.getReturnType() != AccessToken.class) {
      throw Problem.TTL_LIMITED_MISPLACED.because(
          "It is on a method that neither takes a TokenRequest nor returns an AccessToken");
    }
  }

  /** What applies to a call: the method's own annotation, else that of its class. */
  static TtlRange of(Method method, @Nullable Class<?> target) {
    return find(method, new HashSet<>())
        .or(() -> ofClass(target))
        .or(() -> find(method.getDeclaringClass(), new HashSet<>()))
        .map(Limits::range)
        .orElse(TtlRange.ANY);
  }

  private static Optional<TtlLimited> ofClass(@Nullable Class<?> type) {
    return type == null
        ? Optional.empty()
        : find(type, new HashSet<>()).or(() -> ofClass(type.getSuperclass()));
  }

  /** The annotation itself, or one on a stereotype or another binding. */
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
