package io.github.twiliotoken.internal.registration;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.internal.cdi.AccountBeans;
import io.github.twiliotoken.internal.cdi.DeploymentFindings;
import io.github.twiliotoken.internal.config.DeploymentNeeds;
import io.github.twiliotoken.internal.keys.KeySettingsReader.InjectedKeys;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.KeyRotation;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Collects and judges what an extension sees of one application. A container may call an extension
 * in parallel, so all of it is safe for that.
 */
public final class ApplicationScan {
  /** Switches MicroProfile JWT on. It is known by its name, since its API may be absent. */
  public static final String LOGIN_CONFIG = "org.eclipse.microprofile.auth.LoginConfig";

  private final Queue<DeploymentNeeds.InjectedToken> tokens = new ConcurrentLinkedQueue<>();
  private final Map<String, String> issuers = new ConcurrentHashMap<>();
  private final Queue<InjectedKeys> keys = new ConcurrentLinkedQueue<>();
  private final Queue<TwilioTokenException> problems = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean endpoint = new AtomicBoolean();
  private final AtomicBoolean inspector = new AtomicBoolean();
  private final AtomicBoolean loginConfig = new AtomicBoolean();
  private final AtomicBoolean observed = new AtomicBoolean();
  private final AtomicBoolean audited = new AtomicBoolean();

  /** Begins with nothing. */
  public ApplicationScan() {}

  /** Records that a class extends {@code TokenEndpoint}, and is not abstract. */
  public void tokenEndpoint() {
    endpoint.set(true);
  }

  /** Records that a class extends {@code InspectEndpoint}, and is not abstract. */
  public void inspectEndpoint() {
    inspector.set(true);
  }

  /** Records that a JAX-RS application has {@code @LoginConfig}. */
  public void loginConfig() {
    loginConfig.set(true);
  }

  /** Records an injection point if it has a type of this library; returns whether it has. */
  public boolean injectionPoint(FoundPoint point) {
    boolean issues = point.has(TokenIssuer.class);
    if (issues) {
      issuers.put(point.account(), point.place());
    }
    boolean rotates = point.has(KeyRotation.class);
    boolean manages = rotates || point.has(ApiKeys.class);
    if (manages) {
      keys.add(new InjectedKeys(point.account(), point.place(), rotates));
    }
    point
        .token()
        .ifPresent(
            token -> {
              tokens.add(token);
              point.outlivesCaller().ifPresent(problems::add);
            });
    return issues || manages || point.token().isPresent();
  }

  /** Checks a {@code @TtlLimited}. */
  public void limit(FoundLimit limit) {
    limit.check(problems::add);
  }

  /** Records that two beans of this type have the same right to be the application's. */
  public void ambiguous(Class<?> type) {
    problems.add(
        Problem.COLLABORATOR_AMBIGUOUS
            .because("More than one bean has this type")
            .at(type.getSimpleName()));
  }

  /**
   * Records an observer of {@code TokenIssued}. It audits tokens if it is always called, and before
   * the token leaves the library.
   *
   * @param qualified whether it observes only events with a qualifier, which ours have not
   */
  public void observer(
      boolean qualified, boolean async, Reception reception, TransactionPhase phase) {
    if (qualified) {
      return;
    }
    observed.set(true);
    if (!async && reception == Reception.ALWAYS && phase == TransactionPhase.IN_PROGRESS) {
      audited.set(true);
    }
  }

  /** Returns the beans that exist only because the application injects them. */
  public Set<AccountBeans.Wanted> accountBeans() {
    Set<AccountBeans.Wanted> wanted = new LinkedHashSet<>();
    issuers.keySet().stream()
        // that of the account without a name is a class of its own
        .filter(account -> !account.equals(AccountProperties.UNNAMED))
        .forEach(account -> wanted.add(new AccountBeans.Wanted(TokenIssuer.class, account)));
    for (InjectedKeys found : keys) {
      wanted.add(new AccountBeans.Wanted(ApiKeys.class, found.account()));
      wanted.add(new AccountBeans.Wanted(KeyRotation.class, found.account()));
    }
    return wanted;
  }

  /** Returns all that was found, once everything was seen. */
  public DeploymentFindings findings() {
    return new DeploymentFindings(
        new DeploymentNeeds(
            List.copyOf(tokens),
            issuers,
            List.copyOf(keys),
            endpoint.get(),
            inspector.get(),
            observed.get(),
            audited.get()),
        loginConfig.get(),
        Stream.concat(problems.stream(), JsonPresence.missing().stream())
            .map(TwilioTokenException::getMessage)
            .toList());
  }
}
