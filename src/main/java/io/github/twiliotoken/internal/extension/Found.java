package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.internal.cdi.TtlLimits;
import io.github.twiliotoken.internal.config.DeploymentNeeds.InjectedToken;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.registration.FoundLimit;
import io.github.twiliotoken.internal.registration.FoundMethod;
import io.github.twiliotoken.internal.registration.FoundPoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes what the container shows in the plain records of the registration. */
final class Found {
  private Found() {}

  static FoundPoint point(InjectionPoint point) {
    Class<?> declaring = point.getMember().getDeclaringClass();
    String place = declaring.getName() + "." + point.getMember().getName();
    String account = AccountProperties.UNNAMED;
    Optional<InjectedToken> token = Optional.empty();
    for (Annotation qualifier : point.getQualifiers()) {
      if (qualifier instanceof TwilioAccount named) {
        account = named.value();
      } else if (qualifier instanceof TwilioToken wanted) {
        token = Optional.of(new InjectedToken(place, wanted.value(), wanted.ttl()));
      }
    }
    List<String> types = new ArrayList<>();
    addNames(point.getType(), types);
    return new FoundPoint(place, types, token, account, scope(point.getBean(), declaring));
  }

  /** Adds the names of all types in a type, the outermost first. */
  private static void addNames(Type type, List<String> names) {
    if (type instanceof ParameterizedType generic) {
      addNames(generic.getRawType(), names);
      for (Type argument : generic.getActualTypeArguments()) {
        addNames(argument, names);
      }
    } else if (type instanceof WildcardType wildcard) {
      for (Type bound : wildcard.getUpperBounds()) {
        addNames(bound, names);
      }
    } else {
      names.add(type.getTypeName());
    }
  }

  private static Optional<String> scope(@Nullable Bean<?> bean, Class<?> declaring) {
    if (bean != null) {
      return Optional.of(bean.getScope().getName());
    }
    // Open Liberty fires a second event, without a bean, for request-scoped resources
    return declaring.isAnnotationPresent(RequestScoped.class)
        ? Optional.of(RequestScoped.class.getName())
        : Optional.empty();
  }

  static List<FoundLimit> limits(AnnotatedType<?> type) {
    Class<?> bean = type.getJavaClass();
    List<FoundLimit> limits = new ArrayList<>();
    TtlLimits.on(bean)
        .ifPresent(
            limited -> limits.add(FoundLimit.onClass(bean.getName(), limited, methods(bean))));
    for (AnnotatedMethod<?> method : type.getMethods()) {
      TtlLimited limited = method.getAnnotation(TtlLimited.class);
      if (limited != null) {
        Method found = method.getJavaMember();
        limits.add(
            FoundLimit.onMethod(bean.getName() + "." + found.getName(), limited, method(found)));
      }
    }
    return limits;
  }

  private static List<FoundMethod> methods(Class<?> type) {
    return Stream.of(type.getDeclaredMethods(), type.getMethods())
        .flatMap(Arrays::stream)
        .map(Found::method)
        .toList();
  }

  private static FoundMethod method(Method method) {
    return new FoundMethod(
        (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0,
        method.getReturnType().getName(),
        Arrays.stream(method.getParameterTypes()).map(Class::getName).toList());
  }
}
