package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.internal.config.DeploymentNeeds;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/** Describes an injection point of a token. */
record TokenInjectionPoint(InjectionPoint point, TwilioToken wanted) {
  /** Returns the injection point, if it is one of a token. */
  static Optional<TokenInjectionPoint> of(InjectionPoint point) {
    for (Annotation qualifier : point.getQualifiers()) {
      if (qualifier instanceof TwilioToken wanted) {
        return Optional.of(new TokenInjectionPoint(point, wanted));
      }
    }
    return Optional.empty();
  }

  /** Returns the account that the injection point names. */
  static String account(InjectionPoint point) {
    for (Annotation qualifier : point.getQualifiers()) {
      if (qualifier instanceof TwilioAccount named) {
        return named.value();
      }
    }
    return AccountProperties.UNNAMED;
  }

  /** Returns class and member, for messages. */
  static String place(InjectionPoint point) {
    return point.getMember().getDeclaringClass().getName() + "." + point.getMember().getName();
  }

  /** Returns what has to be configured for it. */
  DeploymentNeeds.InjectedToken injected() {
    return new DeploymentNeeds.InjectedToken(place(point), wanted.value(), wanted.ttl());
  }

  /**
   * Finds a token in a field that may outlive its caller: it would be the token of the first
   * caller. Only a request-scoped class lives as long as one caller: pooled session beans say they
   * are dependent, servlets have no bean.
   */
  Optional<TwilioTokenException> outlivesCaller() {
    Type type =
        point.getType() instanceof ParameterizedType generic
            ? generic.getRawType()
            : point.getType();
    boolean direct = type != Instance.class && type != Provider.class;
    Bean<?> bean = point.getBean();
    // Open Liberty fires a second event, without a bean, for request-scoped resources
    boolean requestScoped =
        bean == null
            ? point.getMember().getDeclaringClass().isAnnotationPresent(RequestScoped.class)
            : bean.getScope() == RequestScoped.class;
    if (!direct || requestScoped) {
      return Optional.empty();
    }
    String holder =
        bean == null ? "class without a scope" : "@" + bean.getScope().getSimpleName() + " class";
    return Optional.of(
        Problem.INJECTION_OUTLIVES
            .because(
                "A token is injected into a %s, which may outlive its caller and serve others",
                holder)
            .at(place(point)));
  }
}
