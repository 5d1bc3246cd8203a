package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.internal.cdi.Beans;
import io.github.twiliotoken.internal.cdi.DeploymentFindings;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.endpoint.EndpointBeans;
import io.github.twiliotoken.internal.health.HealthBeans;
import io.github.twiliotoken.internal.metrics.MetricsBeans;
import io.github.twiliotoken.internal.telemetry.TelemetryBeans;
import io.github.twiliotoken.rest.InspectEndpoint;
import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
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

  /** For the container. */
  public TwilioTokenExtension() {}

  void registerBeans(@Observes BeforeBeanDiscovery event) {
    Stream.of(Beans.all(), EndpointBeans.all(), MetricsBeans.all(), TelemetryBeans.all())
        .flatMap(List::stream)
        .forEach(bean -> event.addAnnotatedType(bean, bean.getName()));
  }

  <T extends TokenEndpoint> void tokenEndpoint(@Observes ProcessAnnotatedType<T> event) {
    scan.tokenEndpoint(event.getAnnotatedType().getJavaClass());
  }

  <T extends InspectEndpoint> void inspectEndpoint(@Observes ProcessAnnotatedType<T> event) {
    scan.inspectEndpoint(event.getAnnotatedType().getJavaClass());
  }

  <T extends Application> void jaxRsApplication(@Observes ProcessAnnotatedType<T> event) {
    scan.jaxRsApplication(event.getAnnotatedType());
  }

  <T> void ttlLimited(@Observes @WithAnnotations(TtlLimited.class) ProcessAnnotatedType<T> event) {
    new TtlLimitedCheck(scan::report).check(event.getAnnotatedType());
  }

  // ProcessInjectionPoint<?, AccessToken> would miss Provider, Instance and String
  void injectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
    scan.injectionPoint(event.getInjectionPoint());
  }

  void bean(@Observes ProcessBean<?> event) {
    selection.addCandidate(event.getBean());
  }

  void addBeans(@Observes AfterBeanDiscovery event) {
    SyntheticBeans beans = new SyntheticBeans(event);
    beans.addState(deployment);
    scan.issuers().forEach(beans::addIssuer);
    scan.managedAccounts().forEach(beans::addKeys);
    HealthBeans.register(event, scan.applicationClass(), deployment);
  }

  // first of all: WildFly asks for health checks in the same phase, and keeps what it got for good
  void report(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) AfterDeploymentValidation event,
      BeanManager beans) {
    Map<Class<?>, Bean<?>> selected = selection.select(beans, scan::report);
    DeploymentFindings findings = scan.findings(AuditObservers.exist(beans));
    deployment
        .prepare(ConfigProvider.getConfig(), findings, selected)
        .forEach(problem -> event.addDeploymentProblem(failure(problem)));
    scan = new ApplicationScan();
    selection = new BeanSelection();
  }

  /** No stack trace: the mistake is where the message says, and servers print each many times. */
  private static DeploymentException failure(String message) {
    DeploymentException failure = new DeploymentException(message);
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }
}
