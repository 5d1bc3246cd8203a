package io.github.twiliotoken.internal.lite;

import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.internal.cdi.AccountBeans;
import io.github.twiliotoken.internal.cdi.Beans;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.extension.TwilioTokenExtension;
import io.github.twiliotoken.internal.health.BuiltHealthBeans;
import io.github.twiliotoken.internal.registration.ApplicationScan;
import io.github.twiliotoken.internal.registration.BeanClasses;
import io.github.twiliotoken.rest.InspectEndpoint;
import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.build.compatible.spi.ObserverInfo;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Types;
import jakarta.enterprise.inject.build.compatible.spi.Validation;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.inject.Singleton;

/**
 * Registers the beans, looks at everything in the application that will ask for a token, and
 * reports all that is wrong with it, so that the application is not built.
 */
@SkipIfPortableExtensionPresent(TwilioTokenExtension.class)
public class TwilioTokenBuildExtension implements BuildCompatibleExtension {
  private final ApplicationScan scan = new ApplicationScan();
  private final Candidates candidates = new Candidates();

  /** For the container. */
  public TwilioTokenBuildExtension() {}

  /** Adds the beans by name: the jar has no index, since not every container can read one. */
  @Discovery
  public void registerBeans(ScannedClasses classes, MetaAnnotations annotations) {
    BeanClasses.all().forEach(bean -> classes.add(bean.getName()));
    Beans.ofCdiLite().forEach(bean -> classes.add(bean.getName()));
    classes.add(ApplicationStart.class.getName());
    classes.add(TokenEndpoint.class.getName());
    classes.add(InspectEndpoint.class.getName());
    // a container that does not know these ignores them: @TwilioAccount("eu") TokenIssuer would be
    // the issuer of the account without a name
    annotations.addQualifier(TwilioAccount.class);
    annotations.addQualifier(TwilioToken.class);
    annotations.addInterceptorBinding(TtlLimited.class);
  }

  /** Looks at a bean, and at what is injected into it. */
  @Registration(types = Object.class)
  public void bean(BeanInfo bean, Types types) {
    // after the synthesis it is called again
    if (bean.isSynthetic() || bean.isInterceptor() || Found.isOurs(bean)) {
      return;
    }
    Found found = new Found(types);
    bean.injectionPoints()
        .forEach(point -> scan.injectionPoint(found.point(point.declaration(), bean)));
    candidates.add(bean, types);
    if (bean.isClassBean()) {
      found.limits(bean).forEach(scan::limit);
    }
  }

  /** Records that there is an endpoint. */
  @Registration(types = TokenEndpoint.class)
  public void tokenEndpoint(BeanInfo bean) {
    if (!bean.declaringClass().isAbstract()) {
      scan.tokenEndpoint();
    }
  }

  /** Records that there is an endpoint that inspects. */
  @Registration(types = InspectEndpoint.class)
  public void inspectEndpoint(BeanInfo bean) {
    if (!bean.declaringClass().isAbstract()) {
      scan.inspectEndpoint();
    }
  }

  /** Looks at an observer, and at what is injected into it. */
  @Registration(types = Object.class)
  public void observer(ObserverInfo observer, Types types) {
    if (observer.isSynthetic() || Found.isOurs(observer.bean())) {
      return;
    }
    if (observer.eventType().equals(types.of(TokenIssued.class))) {
      boolean qualified =
          observer.qualifiers().stream().anyMatch(it -> !it.name().equals(Any.class.getName()));
      scan.observer(
          qualified, observer.isAsync(), observer.reception(), observer.transactionPhase());
    }
    for (ParameterInfo parameter : observer.observerMethod().parameters()) {
      if (!parameter.equals(observer.eventParameter())) {
        scan.injectionPoint(new Found(types).point(parameter, observer.bean()));
      }
    }
  }

  /** Adds the beans that have no class of their own. */
  @Synthesis
  public void addBeans(SyntheticComponents components) {
    // nothing else switches MicroProfile JWT on here
    Presence.of("org.eclipse.microprofile.jwt.JsonWebToken").ifPresent(type -> scan.loginConfig());
    FindingsParams.write(
        scan.findings(),
        components
            .addBean(DeploymentState.class)
            .type(DeploymentState.class)
            .scope(Singleton.class)
            .createWith(StateCreator.class));
    scan.accountBeans().forEach(wanted -> add(components, wanted, wanted.type()));
    BuiltHealthBeans.register(components);
  }

  private static <T> void add(
      SyntheticComponents components, AccountBeans.Wanted wanted, Class<T> type) {
    components
        .addBean(type)
        .type(type)
        .qualifier(wanted.qualifier())
        .scope(Singleton.class)
        .withParam(AccountBeanCreator.TYPE, type)
        .withParam(AccountBeanCreator.ACCOUNT, wanted.account())
        .createWith(AccountBeanCreator.of())
        .disposeWith(AccountBeanCreator.of());
  }

  /** Reports all that is wrong with the application, but nothing of its configuration. */
  @Validation
  public void report(Messages messages) {
    candidates.ambiguous().forEach(scan::ambiguous);
    scan.findings().problems().forEach(messages::error);
  }
}
