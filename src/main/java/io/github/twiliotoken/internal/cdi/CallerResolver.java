package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.internal.config.Settings;
import io.github.twiliotoken.internal.profile.AccessRule;
import io.github.twiliotoken.internal.profile.Claims;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who the caller of a request is, as the container has verified. It never asks for the
 * CDI {@code Principal}: where there is no caller, some servers give one named ANONYMOUS.
 */
@Singleton
public class CallerResolver {
  private static final Logger LOG = Logger.getLogger(CallerResolver.class.getName());
  private static final String BEARER = "Bearer ";

  private final List<CurrentRequest> requests;
  private final boolean servlets;
  private final DeploymentState deployment;
  private final Clock clock;
  private final AtomicBoolean explained = new AtomicBoolean();

  @Inject
  CallerResolver(
      Instance<CurrentRequest> requests, DeploymentState deployment, ApplicationBeans application) {
    this.requests = requests.stream().filter(CurrentRequest::isAvailable).toList();
    this.servlets = this.requests.stream().anyMatch(CurrentServletRequest.class::isInstance);
    this.deployment = deployment;
    this.clock = application.clock();
  }

  /** Holds a request, and the principal that the container has verified to be its caller. */
  private record Authenticated(CallerRequest request, Principal principal) {}

  /**
   * Returns the caller of the request that this thread serves.
   *
   * @throws TwilioTokenException if it serves none, if nobody is authenticated, or if the caller's
   *     JWT is expired or meant for others
   */
  Caller current() {
    Authenticated served =
        served()
            .orElseThrow(
                () ->
                    Problem.CALLER_MISSING.because(
                        "A token for the current caller was asked where no authenticated request"
                            + " is served"));
    return caller(served.principal, served.request);
  }

  /**
   * Returns the name of the caller of the request that this thread serves, for the audit; empty
   * where there is none. Outside of a request this costs an exception of the container: CDI before
   * 4.1 has no cheaper way to ask whether there is one.
   */
  Optional<String> currentName() {
    try {
      return served().map(served -> served.principal.getName());
    } catch (RuntimeException nameless) {
      // a principal of the application's own, which must not stop its token
      return Optional.empty();
    }
  }

  private Optional<Authenticated> served() {
    return requests.stream().flatMap(request -> served(request).stream()).findFirst();
  }

  private static Optional<Authenticated> served(CurrentRequest current) {
    try {
      CallerRequest request = current.get();
      return Optional.ofNullable(request.principal())
          .or(() -> bearer(request).flatMap(JwtPrincipal::knownToCdi))
          .map(principal -> new Authenticated(request, principal));
    } catch (RuntimeException noRequest) {
      // every container has an exception of its own for a request that is not there
      return Optional.empty();
    }
  }

  /**
   * Returns the caller whom the bearer of this request stands for. It must be sent once, in the
   * header {@code Authorization}, never in a cookie, and the container must have verified this very
   * one.
   *
   * @throws TwilioTokenException if there is no bearer, if the container has not taken it, or if it
   *     is expired or meant for others
   */
  public Caller ofBearer(CallerRequest request) {
    String sent =
        bearer(request)
            .orElseThrow(
                () ->
                    Problem.BEARER_MISSING.because("The request has no bearer, or more than one"));
    Principal principal = principal(request, sent);
    if (principal == null) {
      explainOnce();
    }
    if (principal == null
        || !JwtPrincipal.compactForm(principal).filter(sent::equals).isPresent()) {
      throw Problem.BEARER_REFUSED.because("The bearer is not a valid token of this issuer");
    }
    return caller(principal, request);
  }

  /**
   * Returns the principal of the request. Quarkus tells JAX-RS of none where it checks a bearer
   * only once somebody asks, and CDI is who asks. Where there are servlets CDI is not asked: on a
   * thread that serves no request it may name the caller of another one.
   */
  private @Nullable Principal principal(CallerRequest request, String sent) {
    Principal known = request.principal();
    return known == null && !servlets ? JwtPrincipal.knownToCdi(sent).orElse(null) : known;
  }

  private static Optional<String> bearer(CallerRequest request) {
    List<String> headers = request.headers("Authorization");
    return headers.size() == 1 && headers.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(headers.get(0).substring(BEARER.length()).strip())
        : Optional.empty();
  }

  /** Logs once, at the first bearer that was not verified, why none may be verified here. */
  private void explainOnce() {
    if (deployment.isLoginConfigMissing() && explained.compareAndSet(false, true)) {
      LOG.warning("Nobody has verified a bearer. " + DeploymentState.NO_LOGIN_CONFIG);
    }
  }

  private Caller caller(Principal principal, CallerRequest request) {
    Settings settings = deployment.settings();
    Map<String, Object> claims = JwtPrincipal.claims(principal);
    if (JwtPrincipal.isJwt(principal)) {
      BearerCheck.check(claims, settings.callers(), clock.instant());
    }
    Set<String> roles = roles(claims, request, settings);
    // a claim cannot name the role of everybody
    roles.remove(AccessRule.ANYONE);
    return new Caller(
        JwtPrincipal.name(principal),
        claims,
        roles,
        Claims.find(claims, settings.callers().sessionClaim()).flatMap(ClaimValues::instant));
  }

  /**
   * Returns the roles of the configured claim alone, or else those that the container knows. Some
   * servers know only roles that an annotation declares, so what is in {@code groups} counts as
   * well.
   */
  private static Set<String> roles(
      Map<String, Object> claims, CallerRequest request, Settings settings) {
    Optional<String> claim = settings.callers().rolesClaim();
    if (claim.isPresent()) {
      return ClaimValues.texts(Claims.find(claims, claim.get()).orElse(null));
    }
    Set<String> roles = ClaimValues.texts(claims.get("groups"));
    Stream.concat(
            settings.profiles().values().stream().map(profile -> profile.accessRule().roles()),
            Stream.of(settings.endpoint().inspectors()))
        .flatMap(Set::stream)
        .filter(request::hasRole)
        .forEach(roles::add);
    return roles;
  }
}
