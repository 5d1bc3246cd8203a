package io.github.twiliotoken.extension;

import io.github.twiliotoken.TokenIdSource;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.cdi.Beans;
import io.github.twiliotoken.cdi.Limits;
import io.github.twiliotoken.cdi.TokenSetup;
import io.github.twiliotoken.config.ConfigReader;
import io.github.twiliotoken.config.Injected;
import io.github.twiliotoken.config.Reading;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import io.github.twiliotoken.rest.TokenEndpoint;
import io.github.twiliotoken.rest.TokenService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.AmbiguousResolutionException;
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
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Registers the beans, looks at everything that will ask for a token, and reports all that is wrong
 * in one failure.
 */
public class TwilioTokenExtension implements Extension {
  private static final String BEANS = TokenSetup.class.getPackageName() + ".";

  private final TokenSetup setup = new TokenSetup();
  // containers may call observers in parallel
  private final Queue<Injected> injected = new ConcurrentLinkedQueue<>();
  private final Queue<TokenRefusedException> problems = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean endpoint = new AtomicBoolean();
  private final AtomicBoolean issuer = new AtomicBoolean();

  /** For the container. */
  public TwilioTokenExtension() {}

  void register(@Observes BeforeBeanDiscovery event) {
    Beans.all().forEach(bean -> event.addAnnotatedType(bean, bean.getName()));
    event.addAnnotatedType(TokenService.class, TokenService.class.getName());
  }

  <T extends TokenEndpoint> void seen(@Observes ProcessAnnotatedType<T> event) {
    if (!Modifier.isAbstract(event.getAnnotatedType().getJavaClass().getModifiers())) {
      endpoint.set(true);
    }
  }

  <T> void limited(@Observes @WithAnnotations(TtlLimited.class) ProcessAnnotatedType<T> event) {
    AnnotatedType<T> type = event.getAnnotatedType();
    if (type.isAnnotationPresent(Interceptor.class)) {
      return;
    }
    Class<T> bean = type.getJavaClass();
    Limits.on(bean)
        .ifPresent(
            ofClass -> {
              attempt(bean.getName(), () -> Limits.range(ofClass));
              attempt(bean.getName(), () -> Limits.check(bean));
            });
    for (AnnotatedMethod<? super T> method : type.getMethods()) {
      TtlLimited ofMethod = method.getAnnotation(TtlLimited.class);
      if (ofMethod != null) {
        String place = type.getJavaClass().getName() + "." + method.getJavaMember().getName();
        attempt(place, () -> Limits.range(ofMethod));
        attempt(place, () -> Limits.check(method.getJavaMember()));
      }
    }
  }

  // ProcessInjectionPoint<?, AccessToken> would miss Provider, Instance and String
  void injected(@Observes ProcessInjectionPoint<?, ?> event) {
    InjectionPoint point = event.getInjectionPoint();
    if (point.getType().getTypeName().contains(TokenIssuer.class.getName())
        && !point.getMember().getDeclaringClass().getName().startsWith(BEANS)) {
      issuer.set(true);
    }
    Place.of(point)
        .ifPresent(
            place -> {
              injected.add(place.injected());
              place.outlives().ifPresent(problems::add);
            });
  }

  void setUp(@Observes AfterBeanDiscovery event) {
    event
        .<TokenSetup>addBean()
        .beanClass(TokenSetup.class)
        .types(TokenSetup.class)
        .scope(Singleton.class)
        .createWith(context -> setup);
  }

  void report(@Observes AfterDeploymentValidation event, BeanManager beans) {
    attempt("Clock", () -> unambiguous(beans, Clock.class));
    attempt("TokenIdSource", () -> unambiguous(beans, TokenIdSource.class));
    Config config = ConfigProvider.getConfig();
    boolean serves = endpoint.getAndSet(false);
    boolean issues = issuer.getAndSet(false);
    boolean used = serves || issues || !injected.isEmpty() || ConfigReader.isConfigured(config);
    Reading reading =
        used
            ? ConfigReader.read(config, List.copyOf(injected), serves)
            : new Reading.Bad(List.of());
    problems.forEach(
        problem -> event.addDeploymentProblem(new DeploymentException(problem.getMessage())));
    if (reading instanceof Reading.Bad bad) {
      bad.problems()
          .forEach(problem -> event.addDeploymentProblem(new DeploymentException(problem)));
    } else if (reading instanceof Reading.Good good) {
      Bean<?> selected = beans.resolve(beans.getBeans(TokenIssuer.class));
      setup.ready(config, good.settings(), serves, !Beans.isOurIssuer(selected.getBeanClass()));
    }
    problems.clear();
    injected.clear();
  }

  private static void unambiguous(BeanManager beans, Class<?> type) {
    try {
      beans.resolve(beans.getBeans(type));
    } catch (AmbiguousResolutionException e) {
      throw Problem.COLLABORATOR_AMBIGUOUS.because("More than one bean has this type");
    }
  }

  private void attempt(String place, Runnable check) {
    try {
      check.run();
    } catch (TokenRefusedException e) {
      problems.add(e.at(place));
    }
  }
}
