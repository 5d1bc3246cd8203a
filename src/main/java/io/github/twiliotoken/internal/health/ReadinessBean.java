package io.github.twiliotoken.internal.health;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Makes the check a bean of the application's archive, the only one in which WildFly looks for
 * checks. CDI's bean configurator would put it into the archive of our extension, whatever its bean
 * class. It is dependent, since OpenWebBeans asks for it before there are scopes, and makes proxies
 * from the bean class.
 *
 * @param home a class of the application
 */
record ReadinessBean(AccountsReadiness check, Class<?> home) implements Bean<HealthCheck> {
  @Override
  public Class<?> getBeanClass() {
    return home;
  }

  /** Returns the check, or null where the deployment has failed: WildFly would keep it for good. */
  @Override
  public @Nullable HealthCheck create(CreationalContext<HealthCheck> context) {
    return check.isOfRefusedDeployment() ? null : check;
  }

  @Override
  public void destroy(HealthCheck instance, CreationalContext<HealthCheck> context) {
    context.release();
  }

  @Override
  public Set<Type> getTypes() {
    return Set.of(HealthCheck.class, Object.class);
  }

  @Override
  public Set<Annotation> getQualifiers() {
    return Set.of(Readiness.Literal.INSTANCE, Any.Literal.INSTANCE);
  }

  @Override
  public Class<? extends Annotation> getScope() {
    return Dependent.class;
  }

  @Override
  public Set<InjectionPoint> getInjectionPoints() {
    return Set.of();
  }

  @Override
  public Set<Class<? extends Annotation>> getStereotypes() {
    return Set.of();
  }

  @Override
  public @Nullable String getName() {
    return null;
  }

  @Override
  public boolean isAlternative() {
    return false;
  }
}
