package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.internal.cdi.AccountBeans;
import io.github.twiliotoken.internal.cdi.Beans;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.health.HealthBeans;
import io.github.twiliotoken.internal.registration.ApplicationScan;
import io.github.twiliotoken.internal.registration.BeanClasses;
import io.github.twiliotoken.rest.InspectEndpoint;
import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Registers the beans, looks at everything in the application that will ask for a token, and
 * reports all that is wrong in one failure.
 */
public class TwilioTokenExtension implements Extension {
  private final DeploymentState deployment = new DeploymentState();
  private volatile ApplicationScan scan = new ApplicationScan();
  private volatile BeanSelection selection = new BeanSelection();

  /** The contexts of what the application has brought, which nobody else ends. */
  private final Queue<CreationalContext<?>> made = new ConcurrentLinkedQueue<>();

  /** A class of the application, for beans that must lie in its archive; without one, ours. */
  private volatile Class<?> applicationClass = DeploymentState.class;

  /** For the container. */
  public TwilioTokenExtension() {}

  void registerBeans(@Observes BeforeBeanDiscovery event) {
    Stream.of(BeanClasses.all(), Beans.withoutServlets(), List.of(WatchStart.class))
        .flatMap(List::stream)
        .forEach(bean -> event.addAnnotatedType(bean, bean.getName()));
  }

  <T extends TokenEndpoint> void tokenEndpoint(@Observes ProcessAnnotatedType<T> event) {
    endpoint(event.getAnnotatedType().getJavaClass(), scan::tokenEndpoint);
  }

  <T extends InspectEndpoint> void inspectEndpoint(@Observes ProcessAnnotatedType<T> event) {
    endpoint(event.getAnnotatedType().getJavaClass(), scan::inspectEndpoint);
  }

  private void endpoint(Class<?> type, Runnable record) {
    if (!Modifier.isAbstract(type.getModifiers())) {
      applicationClass = type;
      record.run();
    }
  }

  <T extends Application> void jaxRsApplication(@Observes ProcessAnnotatedType<T> event) {
    if (event.getAnnotatedType().getAnnotations().stream()
        .anyMatch(one -> one.annotationType().getName().equals(ApplicationScan.LOGIN_CONFIG))) {
      scan.loginConfig();
    }
  }

  <T> void ttlLimited(@Observes @WithAnnotations(TtlLimited.class) ProcessAnnotatedType<T> event) {
    if (!event.getAnnotatedType().isAnnotationPresent(Interceptor.class)) {
      Found.limits(event.getAnnotatedType()).forEach(scan::limit);
    }
  }

  // ProcessInjectionPoint<?, AccessToken> would miss Provider, Instance and String
  void injectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
    InjectionPoint point = event.getInjectionPoint();
    if (scan.injectionPoint(Found.point(point))) {
      applicationClass = point.getMember().getDeclaringClass();
    }
  }

  void bean(@Observes ProcessBean<?> event) {
    selection.addCandidate(event.getBean());
  }

  void observer(@Observes ProcessObserverMethod<TokenIssued, ?> event) {
    ObserverMethod<?> observer = event.getObserverMethod();
    boolean qualified = !Set.of(Any.Literal.INSTANCE).containsAll(observer.getObservedQualifiers());
    scan.observer(
        qualified, observer.isAsync(), observer.getReception(), observer.getTransactionPhase());
  }

  void addBeans(@Observes AfterBeanDiscovery event) {
    event
        .<DeploymentState>addBean()
        .beanClass(DeploymentState.class)
        .types(DeploymentState.class)
        .scope(Singleton.class)
        .createWith(context -> deployment);
    for (AccountBeans.Wanted wanted : scan.accountBeans()) {
      event
          .addBean()
          .beanClass(wanted.type())
          .id(wanted.type().getName() + "." + wanted.account())
          .types(wanted.type())
          .qualifiers(wanted.qualifier())
          .scope(Singleton.class)
          .produceWith(wanted::make)
          .disposeWith((bean, beans) -> AccountBeans.Wanted.end(bean));
    }
    HealthBeans.register(event, applicationClass, deployment);
  }

  // first of all: WildFly asks for health checks in the same phase, and keeps what it got for good
  void report(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) AfterDeploymentValidation event,
      BeanManager beans) {
    Map<Class<?>, Supplier<?>> selected = selection.select(beans, scan::ambiguous, made::add);
    deployment
        .prepare(ConfigProvider.getConfig(), scan.findings(), selected)
        .forEach(problem -> event.addDeploymentProblem(failure(problem)));
    scan = new ApplicationScan();
    selection = new BeanSelection();
    applicationClass = DeploymentState.class;
  }

  void end(@Observes BeforeShutdown event) {
    made.forEach(CreationalContext::release);
    made.clear();
  }

  /** No stack trace: the mistake is where the message says, and servers print each many times. */
  private static DeploymentException failure(String message) {
    DeploymentException failure = new DeploymentException(message);
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }
}
