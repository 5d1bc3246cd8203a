package io.github.twiliotoken.it.bare;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;

/** Takes the metrics out of an application. */
public class WithoutMetrics implements Extension {
  void veto(@Observes ProcessAnnotatedType<?> type) {
    if (type.getAnnotatedType()
        .getJavaClass()
        .getPackageName()
        .equals("io.github.twiliotoken.internal.metrics")) {
      type.veto();
    }
  }
}
