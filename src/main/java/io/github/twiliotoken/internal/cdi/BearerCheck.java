package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.config.Settings.CallerRules;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks once more what the container has verified of a caller's JWT. MicroProfile JWT checks
 * neither issuer nor audience unless it is configured, each server by its own code; Open Liberty
 * takes a token for minutes after its end, and Payara and GlassFish take one that is not valid yet.
 */
final class BearerCheck {
  private BearerCheck() {}

  /**
   * Checks the times, the issuer and the audience.
   *
   * @throws TwilioTokenException {@link Problem#BEARER_REFUSED} if one of them is not as it must be
   */
  static void check(Map<String, Object> claims, CallerRules rules, Instant now) {
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
    Set<String> audiences = ClaimValues.texts(claims.get("aud"));
    if (!rules.audiences().isEmpty() && audiences.stream().noneMatch(rules.audiences()::contains)) {
      throw Problem.BEARER_REFUSED.because("The bearer is meant for another audience");
    }
  }

  /** Returns a time of the JWT, if it is there; what is there must be a number. */
  private static Optional<Instant> time(Map<String, Object> claims, String name) {
    Object claim = claims.get(name);
    Optional<Instant> time = ClaimValues.instant(claim);
    if (claim != null && time.isEmpty()) {
      throw Problem.BEARER_REFUSED.because(
          "The bearer's '%s' is no time (RFC 7519, section 2, NumericDate)", name);
    }
    return time;
  }
}
