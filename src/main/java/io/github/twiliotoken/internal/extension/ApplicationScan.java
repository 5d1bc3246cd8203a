package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.internal.cdi.DeploymentFindings;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.config.DeploymentNeeds;
import io.github.twiliotoken.internal.keys.KeySettingsReader.InjectedKeys;
import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.KeyRotation;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Collects what the container shows of one application. A container may call observers in parallel,
 * so all of it is safe for that.
 */
final class ApplicationScan {
  /** Known by its name, since its API may be absent. */
  private static final String LOGIN_CONFIG = "org.eclipse.microprofile.auth.LoginConfig";

  private final Queue<DeploymentNeeds.InjectedToken> tokens = new ConcurrentLinkedQueue<>();
  private final Map<String, String> issuers = new ConcurrentHashMap<>();
  private final Queue<InjectedKeys> keys = new ConcurrentLinkedQueue<>();
  private final Queue<TwilioTokenException> problems = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean endpoint = new AtomicBoolean();
  private final AtomicBoolean inspector = new AtomicBoolean();
  private final AtomicBoolean loginConfig = new AtomicBoolean();
  private volatile Class<?> applicationClass = DeploymentState.class;

  /** Records a class that extends {@code TokenEndpoint}. */
  void tokenEndpoint(Class<?> type) {
    endpoint(endpoint, type);
  }

  /** Records a class that extends {@code InspectEndpoint}. */
  void inspectEndpoint(Class<?> type) {
    endpoint(inspector, type);
  }

  private void endpoint(AtomicBoolean seen, Class<?> type) {
    if (!Modifier.isAbstract(type.getModifiers())) {
      seen.set(true);
      applicationClass = type;
    }
  }

  /** Records whether a JAX-RS application has {@code @LoginConfig}. */
  void jaxRsApplication(AnnotatedType<?> type) {
    if (type.getAnnotations().stream()
        .anyMatch(annotation -> annotation.annotationType().getName().equals(LOGIN_CONFIG))) {
      loginConfig.set(true);
    }
  }

  /** Looks at any injection point, and records it if it has a type of this library. */
  void injectionPoint(InjectionPoint point) {
    Class<?> declaring = point.getMember().getDeclaringClass();
    String place = TokenInjectionPoint.place(point);
    String account = TokenInjectionPoint.account(point);
    // by their names, so that Provider, Instance and their like are seen, too
    String type = point.getType().getTypeName();
    if (type.contains(TokenIssuer.class.getName())) {
      applicationClass = declaring;
      issuers.put(account, place);
    }
    boolean rotates = type.contains(KeyRotation.class.getName());
    if (rotates || type.contains(ApiKeys.class.getName())) {
      keys.add(new InjectedKeys(account, place, rotates));
    }
    TokenInjectionPoint.of(point)
        .ifPresent(
            token -> {
              applicationClass = declaring;
              tokens.add(token.injected());
              token.outlivesCaller().ifPresent(problems::add);
            });
  }

  /** Records a problem of the application itself. */
  void report(TwilioTokenException problem) {
    problems.add(problem);
  }

  /** Returns the accounts whose issuer is injected. */
  Set<String> issuers() {
    return Set.copyOf(issuers.keySet());
  }

  /** Returns the accounts whose keys are managed. */
  Set<String> managedAccounts() {
    return keys.stream().map(InjectedKeys::account).collect(Collectors.toSet());
  }

  /**
   * Returns a class of the application, for beans that must lie in its archive; if there was no
   * such class, one of ours.
   */
  Class<?> applicationClass() {
    return applicationClass;
  }

  /** Returns all that was found, once everything was seen. */
  DeploymentFindings findings(boolean audited) {
    return new DeploymentFindings(
        new DeploymentNeeds(
            List.copyOf(tokens),
            issuers,
            List.copyOf(keys),
            endpoint.get(),
            inspector.get(),
            audited),
        loginConfig.get(),
        problems.stream().map(TwilioTokenException::getMessage).toList());
  }
}
