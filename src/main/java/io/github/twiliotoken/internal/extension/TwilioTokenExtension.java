package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.internal.cdi.Beans;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.cdi.TtlLimits;
import io.github.twiliotoken.internal.config.ConfigReader;
import io.github.twiliotoken.internal.config.ConfigResult;
import io.github.twiliotoken.internal.config.DeploymentNeeds;
import io.github.twiliotoken.internal.endpoint.EndpointBeans;
import io.github.twiliotoken.internal.health.HealthBeans;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.rest.InspectEndpoint;
import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Registers the beans, looks at everything that will ask for a token, and reports all that is wrong
 * in one failure.
 */
public class TwilioTokenExtension implements Extension {
  private static final Logger LOG = Logger.getLogger(TwilioTokenExtension.class.getName());
  private static final String BEANS = DeploymentState.class.getPackageName() + ".";

  private final DeploymentState setup = new DeploymentState();
  // containers may call observers in parallel
  private final Queue<DeploymentNeeds.InjectedToken> injected = new ConcurrentLinkedQueue<>();
  private final Queue<TwilioTokenException> problems = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean endpoint = new AtomicBoolean();
  private final AtomicBoolean inspector = new AtomicBoolean();
  // a class of the application, for what must lie in its archive
  private final AtomicReference<Class<?>> home = new AtomicReference<>(DeploymentState.class);
  private final Map<String, String> issuers = new ConcurrentHashMap<>();
  private final BeanSelection selection = new BeanSelection();
  private final ManagedKeys keys = new ManagedKeys();
  private final LoginConfigs logins = new LoginConfigs();

  /** For the container. */
  public TwilioTokenExtension() {}

  void register(@Observes BeforeBeanDiscovery event) {
    Beans.all().forEach(bean -> event.addAnnotatedType(bean, bean.getName()));
    EndpointBeans.all().forEach(bean -> event.addAnnotatedType(bean, bean.getName()));
  }

  <T extends TokenEndpoint> void serves(@Observes ProcessAnnotatedType<T> event) {
    seen(endpoint, event.getAnnotatedType().getJavaClass());
  }

  <T extends InspectEndpoint> void inspects(@Observes ProcessAnnotatedType<T> event) {
    seen(inspector, event.getAnnotatedType().getJavaClass());
  }

  <T extends Application> void logsIn(@Observes ProcessAnnotatedType<T> event) {
    logins.look(event.getAnnotatedType());
  }

  private void seen(AtomicBoolean what, Class<?> type) {
    if (!Modifier.isAbstract(type.getModifiers())) {
      what.set(true);
      home.set(type);
    }
  }

  <T> void limited(@Observes @WithAnnotations(TtlLimited.class) ProcessAnnotatedType<T> event) {
    AnnotatedType<T> type = event.getAnnotatedType();
    if (type.isAnnotationPresent(Interceptor.class)) {
      return;
    }
    Class<T> bean = type.getJavaClass();
    TtlLimits.on(bean)
        .ifPresent(
            ofClass -> {
              attempt(bean.getName(), () -> TtlLimits.range(ofClass));
              attempt(bean.getName(), () -> TtlLimits.check(bean));
            });
    for (AnnotatedMethod<? super T> method : type.getMethods()) {
      TtlLimited ofMethod = method.getAnnotation(TtlLimited.class);
      if (ofMethod != null) {
        String place = type.getJavaClass().getName() + "." + method.getJavaMember().getName();
        attempt(place, () -> TtlLimits.range(ofMethod));
        attempt(place, () -> TtlLimits.check(method.getJavaMember()));
      }
    }
  }

  // ProcessInjectionPoint<?, AccessToken> would miss Provider, Instance and String
  void injected(@Observes ProcessInjectionPoint<?, ?> event) {
    InjectionPoint point = event.getInjectionPoint();
    Class<?> declaring = point.getMember().getDeclaringClass();
    if (point.getType().getTypeName().contains(TokenIssuer.class.getName())
        && !declaring.getName().startsWith(BEANS)) {
      home.set(declaring);
      issuers.put(TokenInjectionPoint.account(point), TokenInjectionPoint.name(point));
    }
    keys.seen(point);
    TokenInjectionPoint.of(point)
        .ifPresent(
            place -> {
              home.set(declaring);
              injected.add(place.injected());
              place.outlives().ifPresent(problems::add);
            });
  }

  void candidate(@Observes ProcessBean<?> event) {
    selection.add(event.getBean());
  }

  void setUp(@Observes AfterBeanDiscovery event) {
    event
        .<DeploymentState>addBean()
        .beanClass(DeploymentState.class)
        .types(DeploymentState.class)
        .scope(Singleton.class)
        .createWith(context -> setup);
    keys.register(event);
    HealthBeans.register(event, home.getAndSet(DeploymentState.class), setup);
    issuers.keySet().stream()
        .filter(account -> !account.equals(AccountProperties.UNNAMED))
        .forEach(
            account ->
                event
                    .<TokenIssuer>addBean()
                    .beanClass(TwilioAccount.class)
                    .id(TwilioAccount.class.getName() + "." + account)
                    .types(TokenIssuer.class)
                    .qualifiers(TwilioAccount.Literal.of(account))
                    .scope(Singleton.class)
                    .produceWith(beans -> Beans.issuer(beans, account)));
  }

  // first of all: WildFly asks for health checks in the same phase, and keeps what it got for good
  void report(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) AfterDeploymentValidation event,
      BeanManager beans) {
    Map<Class<?>, Bean<?>> selected = selection.resolve(beans, problems::add);
    Config config = ConfigProvider.getConfig();
    boolean serves = endpoint.getAndSet(false);
    boolean inspects = inspector.getAndSet(false);
    boolean audited = AuditObservers.any(beans);
    boolean logsIn = logins.getAndClear();
    DeploymentNeeds demand =
        new DeploymentNeeds(
            List.copyOf(injected), Map.copyOf(issuers), keys.points(), serves, inspects, audited);
    ConfigResult reading =
        demand.any() || ConfigReader.isConfigured(config)
            ? ConfigReader.read(config, demand)
            : new ConfigResult.Bad(List.of());
    problems.forEach(problem -> event.addDeploymentProblem(mistake(problem.getMessage())));
    if (reading instanceof ConfigResult.Bad bad) {
      bad.problems().forEach(problem -> event.addDeploymentProblem(mistake(problem)));
    } else if (reading instanceof ConfigResult.Good good) {
      setup.select(selected);
      Bean<?> issuer = selected.get(TokenIssuer.class);
      boolean replaced = issuer != null && !Beans.isOurIssuer(issuer.getBeanClass());
      setup.ready(config, good, serves || inspects, replaced);
      if ((serves || inspects) && !logsIn) {
        LOG.warning(LoginConfigs.UNSEEN);
        setup.explainFirstRefusal(LoginConfigs.UNSEEN);
      }
    }
    if (!problems.isEmpty()
        || (reading instanceof ConfigResult.Bad bad && !bad.problems().isEmpty())) {
      setup.refuse();
    }
    selection.clear();
    issuers.clear();
    keys.clear();
    problems.clear();
    injected.clear();
  }

  /** No stack trace: the mistake is where the message says, and servers print each many times. */
  private static DeploymentException mistake(String message) {
    DeploymentException mistake = new DeploymentException(message);
    mistake.setStackTrace(new StackTraceElement[0]);
    return mistake;
  }

  private void attempt(String place, Runnable check) {
    try {
      check.run();
    } catch (TwilioTokenException e) {
      problems.add(e.at(place));
    }
  }
}
