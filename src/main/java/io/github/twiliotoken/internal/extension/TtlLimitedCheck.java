package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.internal.cdi.TtlLimits;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.interceptor.Interceptor;
import java.util.function.Consumer;

/** Checks each {@code @TtlLimited} at deployment: its bounds, and that it can limit something. */
final class TtlLimitedCheck {
  private final Consumer<TwilioTokenException> problems;

  TtlLimitedCheck(Consumer<TwilioTokenException> problems) {
    this.problems = problems;
  }

  /** Checks the annotations on a class and on its methods. */
  void check(AnnotatedType<?> type) {
    if (type.isAnnotationPresent(Interceptor.class)) {
      return;
    }
    Class<?> bean = type.getJavaClass();
    TtlLimits.on(bean)
        .ifPresent(
            ofClass -> {
              check(bean.getName(), () -> TtlLimits.range(ofClass));
              check(bean.getName(), () -> TtlLimits.check(bean));
            });
    for (AnnotatedMethod<?> method : type.getMethods()) {
      TtlLimited ofMethod = method.getAnnotation(TtlLimited.class);
      if (ofMethod != null) {
        String place = bean.getName() + "." + method.getJavaMember().getName();
        check(place, () -> TtlLimits.range(ofMethod));
        check(place, () -> TtlLimits.check(method.getJavaMember()));
      }
    }
  }

  private void check(String place, Runnable rule) {
    try {
      rule.run();
    } catch (TwilioTokenException e) {
      problems.accept(e.at(place));
    }
  }
}
