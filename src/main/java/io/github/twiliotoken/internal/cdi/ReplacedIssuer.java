package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlDecision;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.jwt.IssuedToken;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Ttl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Decides the lifetime, lets the application's own {@code TokenIssuer} sign, and checks its token.
 */
final class ReplacedIssuer {
  private final TokenIssuer issuer;
  private final Clock clock;

  ReplacedIssuer(TokenIssuer issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * Returns a token of the lifetime that the policy decides, or a shorter one if the issuer gives
   * that; then the decision says what is left of it.
   *
   * @throws TwilioTokenException if the policy refuses it, or {@link Problem#SERVER_FAULT} if the
   *     token is for somebody else, lives longer than was decided or not at all, or outlives its
   *     caller's login
   */
  IssuedToken issue(TokenRequest request, TtlPolicy policy, Optional<Instant> sessionEnd) {
    Instant now = clock.instant();
    TtlDecision lifetime = policy.decide(request, now, sessionEnd);
    AccessToken token = issuer.issue(request.withTtl(lifetime.effective().value()));
    Duration lives = Duration.between(token.issuedAt(), token.expiresAt());
    if (lives.toSeconds() < 1
        || lives.compareTo(lifetime.effective().value()) > 0
        || !token.identity().equals(request.identity())) {
      throw Problem.SERVER_FAULT.because(
          "The application's own TokenIssuer gave a token of %d s for '%s' instead of one of %d s"
              + " for '%s'",
          lives.toSeconds(),
          token.identity().value(),
          lifetime.effective().seconds(),
          request.identity().value());
    }
    // its clock may be another than ours
    if (sessionEnd.filter(token.expiresAt()::isAfter).isPresent()) {
      throw Problem.SERVER_FAULT.because(
          "The application's own TokenIssuer gave a token until %s, and its caller's login ends at"
              + " %s",
          token.expiresAt(), sessionEnd.get());
    }
    // the times of a token are whole seconds
    Duration left = Duration.between(now.truncatedTo(ChronoUnit.SECONDS), token.expiresAt());
    boolean sameClock = left.toSeconds() > 0 && left.compareTo(lives) <= 0;
    return new IssuedToken(token, cut(lifetime, sameClock ? left : lives));
  }

  /** Returns what was decided, or what is left: clients renew by it. */
  private static TtlDecision cut(TtlDecision decided, Duration left) {
    Ttl effective = decided.effective().min(Ttl.ofSeconds(left.toSeconds()));
    return new TtlDecision(decided.requested(), effective, decided.limitedBy());
  }
}
