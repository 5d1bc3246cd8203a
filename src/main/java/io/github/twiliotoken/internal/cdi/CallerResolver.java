package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.internal.config.CallerRules;
import io.github.twiliotoken.internal.config.Settings;
import io.github.twiliotoken.internal.profile.AccessRule;
import io.github.twiliotoken.internal.profile.ClaimPath;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request, as the container has verified. Never the CDI {@code Principal}: of
 * nobody it is named ANONYMOUS on some servers.
 */
@Singleton
public class CallerResolver {
  private static final Logger LOG = Logger.getLogger(CallerResolver.class.getName());
  private static final String BEARER = "Bearer ";
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final Instance<HttpServletRequest> requests;
  private final DeploymentState setup;
  private final Collaborators collaborators;

  @Inject
  CallerResolver(
      Instance<HttpServletRequest> requests, DeploymentState setup, Collaborators collaborators) {
    this.requests = requests;
    this.setup = setup;
    this.collaborators = collaborators;
  }

  /** A request, and whom the container has verified to be its caller. */
  private record Authenticated(HttpServletRequest request, Principal principal) {}

  /** The caller of the request that this thread serves. */
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
   * The name of the caller of the request that this thread serves, for the audit; empty where there
   * is none. Outside of a request this costs an exception of the container.
   */
  Optional<String> currentName() {
    try {
      return served().map(served -> served.principal.getName());
    } catch (RuntimeException nameless) {
      return Optional
          .empty(); // a principal of the application's own, which must not stop its token
    }
  }

  private Optional<Authenticated> served() {
    try {
      HttpServletRequest request = requests.get();
      return Optional.ofNullable(request.getUserPrincipal())
          .or(() -> sent(request).flatMap(JwtPrincipal::known))
          .map(principal -> new Authenticated(request, principal));
    } catch (RuntimeException noRequest) {
      // every container has an exception of its own for a request that is not there
      return Optional.empty();
    }
  }

  /**
   * The caller whom the bearer of this request stands for: sent once, in the header {@code
   * Authorization}; a cookie or another scheme is none. The container must have verified this very
   * one.
   *
   * @throws TwilioTokenException if there is no bearer, if the container has not taken it, or if it
   *     is expired or meant for others
   */
  public Caller bearer(HttpServletRequest request) {
    String bearer =
        sent(request)
            .orElseThrow(
                () ->
                    Problem.BEARER_MISSING.because("The request has no bearer, or more than one"));
    Principal principal = request.getUserPrincipal();
    if (principal == null) {
      setup.explanation().ifPresent(why -> LOG.warning("Nobody has verified a bearer. " + why));
    }
    if (principal == null || !JwtPrincipal.raw(principal).filter(bearer::equals).isPresent()) {
      throw Problem.BEARER_REFUSED.because("The bearer is not a valid token of this issuer");
    }
    return caller(principal, request);
  }

  private static Optional<String> sent(HttpServletRequest request) {
    List<String> sent = Collections.list(request.getHeaders("Authorization"));
    return sent.size() == 1 && sent.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(sent.get(0).substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private Caller caller(Principal principal, HttpServletRequest request) {
    Settings settings = setup.settings();
    Map<String, Object> claims = JwtPrincipal.claims(principal);
    if (JwtPrincipal.is(principal)) {
      verify(claims, settings.callers());
    }
    Set<String> roles = roles(claims, request, settings);
    // a claim cannot name the role of everybody
    roles.remove(AccessRule.ANYONE);
    return new Caller(
        principal.getName(),
        claims,
        roles,
        ClaimPath.find(claims, settings.callers().sessionClaim()).flatMap(CallerResolver::instant));
  }

  /**
   * The roles of the configured claim alone, or else those that the container knows. Some servers
   * know only roles that an annotation declares, so what is in {@code groups} counts as well.
   */
  private static Set<String> roles(
      Map<String, Object> claims, HttpServletRequest request, Settings settings) {
    Optional<String> claim = settings.callers().rolesClaim();
    if (claim.isPresent()) {
      return texts(ClaimPath.find(claims, claim.get()).orElse(null));
    }
    Set<String> roles = texts(claims.get("groups"));
    Stream.concat(
            settings.profiles().values().stream().map(profile -> profile.admission().roles()),
            Stream.of(settings.endpoint().inspectors()))
        .flatMap(Set::stream)
        .filter(request::isUserInRole)
        .forEach(roles::add);
    return roles;
  }

  /**
   * What the container has verified, once more: MicroProfile JWT checks neither issuer nor audience
   * unless it is configured, each server by its own code, Open Liberty takes a token for minutes
   * after its end, and Payara and GlassFish one that is not valid yet.
   */
  private void verify(Map<String, Object> claims, CallerRules rules) {
    Instant now = collaborators.clock().instant();
    if (!time(claims, "exp").filter(now::isBefore).isPresent()) {
      throw Problem.BEARER_REFUSED.because("The bearer has expired, or does not say when it does");
    }
    Instant latest = now.plus(rules.skew());
    for (String start : List.of("nbf", "iat")) {
      if (time(claims, start).filter(latest::isBefore).isPresent()) {
        throw Problem.BEARER_REFUSED.because(
            "The bearer's '%s' is in the future, by more than %d s; one of the clocks may be wrong",
            start, rules.skew().toSeconds());
      }
    }
    Optional<String> issuer = rules.issuer();
    if (issuer.isPresent() && !issuer.get().equals(claims.get("iss"))) {
      throw Problem.BEARER_REFUSED.because("The bearer comes from another issuer");
    }
    Set<String> audiences = texts(claims.get("aud"));
    if (!rules.audiences().isEmpty() && audiences.stream().noneMatch(rules.audiences()::contains)) {
      throw Problem.BEARER_REFUSED.because("The bearer is meant for another audience");
    }
  }

  /** A time of the JWT, if it is there: a number, or nobody knows what it means. */
  private static Optional<Instant> time(Map<String, Object> claims, String name) {
    Object claim = claims.get(name);
    Optional<Instant> time = instant(claim);
    if (claim != null && time.isEmpty()) {
      throw Problem.BEARER_REFUSED.because(
          "The bearer's '%s' is no time (RFC 7519, section 2, NumericDate)", name);
    }
    return time;
  }

  private static Optional<Instant> instant(@Nullable Object claim) {
    return claim instanceof Number seconds && Math.abs(seconds.doubleValue()) <= LATEST
        ? Optional.of(Instant.ofEpochMilli(Math.round(seconds.doubleValue() * 1000)))
        : Optional.empty();
  }

  private static Set<String> texts(@Nullable Object claim) {
    Set<String> texts = new HashSet<>();
    if (claim instanceof String text) {
      texts.add(text);
    } else if (claim instanceof Collection<?> items) {
      items.forEach(
          item -> {
            if (item instanceof String text) {
              texts.add(text);
            }
          });
    }
    return texts;
  }
}
