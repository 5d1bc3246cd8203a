package io.github.twiliotoken.internal.lite;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.internal.config.DeploymentNeeds.InjectedToken;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.registration.FoundLimit;
import io.github.twiliotoken.internal.registration.FoundMethod;
import io.github.twiliotoken.internal.registration.FoundPoint;
import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.KeyRotation;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.Types;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.DeclarationInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Provider;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes what the container shows in the plain records of the registration. It never asks a type
 * for its declaration: the class may be absent from the application, and that fails the build.
 *
 * @param types the container's own types, to compare with
 */
record Found(Types types) {
  /** The types that matter to the registration. */
  private static final List<Class<?>> KNOWN =
      List.of(
          Instance.class,
          Provider.class,
          TokenIssuer.class,
          ApiKeys.class,
          KeyRotation.class,
          AccessToken.class,
          TokenRequest.class);

  private static final String OTHER = "";
  private static final String OURS = "io.github.twiliotoken.internal.";

  /** Returns whether the bean is one of this library's own. */
  static boolean isOurs(BeanInfo bean) {
    return bean.declaringClass().name().startsWith(OURS);
  }

  /** Describes a field or parameter: the container's own type of it leaves Provider out. */
  FoundPoint point(DeclarationInfo injected, BeanInfo bean) {
    String place = place(injected);
    String account =
        Optional.ofNullable(injected.annotation(TwilioAccount.class))
            .map(named -> named.value().asString())
            .orElse(AccountProperties.UNNAMED);
    Optional<InjectedToken> token =
        Optional.ofNullable(injected.annotation(TwilioToken.class))
            .map(
                wanted ->
                    new InjectedToken(
                        place, wanted.value().asString(), wanted.member("ttl").asString()));
    Type type = injected.isField() ? injected.asField().type() : injected.asParameter().type();
    List<String> names = new ArrayList<>();
    addNames(type, names);
    return new FoundPoint(
        place, names, token, account, Optional.of(bean.scope().annotation().name()));
  }

  private static String place(DeclarationInfo injected) {
    if (injected.isField()) {
      return injected.asField().declaringClass().name() + "." + injected.asField().name();
    }
    MethodInfo method = injected.asParameter().declaringMethod();
    return method.declaringClass().name() + "." + method.name();
  }

  /** Adds the names of all types in a type, the outermost first. */
  private void addNames(Type type, List<String> names) {
    if (type.isParameterizedType()) {
      names.add(name(type.asParameterizedType().genericClass()));
      type.asParameterizedType().typeArguments().forEach(argument -> addNames(argument, names));
    } else if (type.isWildcardType() && type.asWildcardType().upperBound() != null) {
      addNames(type.asWildcardType().upperBound(), names);
    } else {
      names.add(name(type));
    }
  }

  private String name(Type type) {
    return KNOWN.stream()
        .filter(known -> types.of(known).equals(type))
        .map(Class::getName)
        .findFirst()
        .orElse(OTHER);
  }

  /** Describes each {@code @TtlLimited} on the class of a bean and on its methods. */
  List<FoundLimit> limits(BeanInfo bean) {
    List<FoundLimit> limits = new ArrayList<>();
    String name = bean.declaringClass().name();
    List<MethodInfo> methods = List.copyOf(bean.declaringClass().methods());
    ofClass(bean)
        .ifPresent(
            limited ->
                limits.add(
                    limit(name, limited, true, methods.stream().map(this::method).toList())));
    for (MethodInfo method : methods) {
      AnnotationInfo limited = method.annotation(TtlLimited.class);
      if (limited != null) {
        limits.add(limit(name + "." + method.name(), limited, false, List.of(method(method))));
      }
    }
    return limits;
  }

  /** Finds the annotation on the class itself, or on one of its stereotypes. */
  private static Optional<AnnotationInfo> ofClass(BeanInfo bean) {
    return Stream.concat(
            Stream.ofNullable(bean.declaringClass().annotation(TtlLimited.class)),
            bean.stereotypes().stream()
                .flatMap(stereotype -> stereotype.interceptorBindings().stream())
                .filter(binding -> binding.name().equals(TtlLimited.class.getName())))
        .findFirst();
  }

  private static FoundLimit limit(
      String place, AnnotationInfo limited, boolean onClass, List<FoundMethod> methods) {
    return new FoundLimit(
        place,
        limited.member("min").asString(),
        limited.member("max").asString(),
        onClass,
        methods);
  }

  private FoundMethod method(MethodInfo method) {
    return new FoundMethod(
        (method.modifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0,
        name(method.returnType()),
        method.parameters().stream().map(parameter -> name(parameter.type())).toList());
  }
}
