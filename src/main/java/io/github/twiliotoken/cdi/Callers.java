package io.github.twiliotoken.cdi;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.config.CallerRules;
import io.github.twiliotoken.config.ClaimPath;
import io.github.twiliotoken.config.Profile;
import io.github.twiliotoken.config.Settings;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request, as the container has verified. Never the CDI {@code Principal}: of
 * nobody it is named ANONYMOUS on some servers.
 */
@Singleton
public class Callers {
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final Instance<HttpServletRequest> requests;
  private final TokenSetup setup;
  private final Collaborators collaborators;

  @Inject
  Callers(Instance<HttpServletRequest> requests, TokenSetup setup, Collaborators collaborators) {
    this.requests = requests;
    this.setup = setup;
    this.collaborators = collaborators;
  }

  /** The caller of the request that this thread serves. */
  Caller current() {
    HttpServletRequest request = requests.isResolvable() ? requests.get() : null;
    Principal principal = request == null ? null : principal(request);
    if (request == null || principal == null) {
      throw Problem.CALLER_MISSING.because(
          "A token for the current caller was asked where no authenticated request is served");
    }
    return caller(principal, request);
  }

  /** Nobody where there is no request: every container has an exception of its own for that. */
  private static @Nullable Principal principal(HttpServletRequest request) {
    try {
      return request.getUserPrincipal();
    } catch (RuntimeException noRequest) {
      return null;
    }
  }

  /**
   * The caller whom this bearer of this request stands for.
   *
   * @param bearer the token as it was sent; the container must have verified this very one
   * @throws TokenRefusedException if it has not, or if the token is expired or meant for others
   */
  public Caller bearer(HttpServletRequest request, String bearer) {
    Principal principal = request.getUserPrincipal();
    if (principal == null || !JwtPrincipal.raw(principal).filter(bearer::equals).isPresent()) {
      throw Problem.BEARER_REFUSED.because("The bearer is not a valid token of this issuer");
    }
    Caller caller = caller(principal, request);
    CallerRules rules = setup.settings().callers();
    // MicroProfile JWT checks neither unless it is configured, and then each server by its own code
    Object issuer = caller.claims().get("iss");
    if (rules.issuer().isPresent() && !rules.issuer().get().equals(issuer)) {
      throw Problem.BEARER_REFUSED.because("The bearer comes from another issuer");
    }
    Set<String> audiences = texts(caller.claims().get("aud"));
    if (!rules.audiences().isEmpty() && audiences.stream().noneMatch(rules.audiences()::contains)) {
      throw Problem.BEARER_REFUSED.because("The bearer is meant for another audience");
    }
    return caller;
  }

  private Caller caller(Principal principal, HttpServletRequest request) {
    Settings settings = setup.settings();
    Map<String, Object> claims = JwtPrincipal.claims(principal);
    // Open Liberty takes a token for minutes after its end
    Optional<Instant> end = instant(claims.get("exp"));
    if (end.isPresent() && !end.get().isAfter(collaborators.clock().instant())) {
      throw Problem.BEARER_REFUSED.because("The bearer has expired");
    }
    Set<String> roles = new HashSet<>(texts(claims.get("groups")));
    settings
        .callers()
        .rolesClaim()
        .flatMap(path -> ClaimPath.find(claims, path))
        .ifPresent(claim -> roles.addAll(texts(claim)));
    for (Profile profile : settings.profiles().values()) {
      profile.roles().stream().filter(request::isUserInRole).forEach(roles::add);
    }
    // a claim cannot name the role of everybody
    roles.remove(Profile.ANYONE);
    return new Caller(
        principal.getName(),
        claims,
        roles,
        ClaimPath.find(claims, settings.callers().sessionClaim()).flatMap(Callers::instant));
  }

  private static Optional<Instant> instant(@Nullable Object claim) {
    return claim instanceof Number seconds && Math.abs(seconds.doubleValue()) <= LATEST
        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
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
