package io.github.twiliotoken.cdi;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.Caller;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlDecision;
import io.github.twiliotoken.config.CallerRules;
import io.github.twiliotoken.config.ClaimPath;
import io.github.twiliotoken.config.Profile;
import io.github.twiliotoken.jwt.IssuedToken;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.TtlRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tokens of a profile for a caller: the way that injection and endpoint share. */
@Singleton
public class ProfileTokens {
  private final TokenSetup setup;
  private final IssuingBean ours;
  private final TokenIssuer selected;
  private final Collaborators collaborators;

  @Inject
  ProfileTokens(
      TokenSetup setup, IssuingBean ours, TokenIssuer selected, Collaborators collaborators) {
    this.setup = setup;
    this.ours = ours;
    this.selected = selected;
    this.collaborators = collaborators;
  }

  /**
   * Who the caller is to Twilio.
   *
   * @throws TokenRefusedException if the claim that says so is missing, or no identity
   */
  public Identity identity(Caller caller) {
    CallerRules rules = setup.settings().callers();
    if (caller.claims().isEmpty()) {
      return new Identity(caller.name());
    }
    Optional<Object> claim =
        rules.identityClaim().isPresent()
            ? ClaimPath.find(caller.claims(), rules.identityClaim().get())
            : ClaimPath.find(caller.claims(), "upn")
                .or(() -> ClaimPath.find(caller.claims(), "sub"));
    if (claim.isPresent() && claim.get() instanceof String text) {
      return new Identity(text);
    }
    throw Problem.CLAIM_MISSING.because(
        "The caller has no text in the claim '%s', which is the identity",
        rules.identityClaim().orElse("upn' or 'sub"));
  }

  /**
   * Signs a token of this profile for this caller.
   *
   * @param asked the lifetime asked for; empty for the profile's default
   * @throws TokenRefusedException if policy, grants or the caller's login refuse it
   */
  public IssuedToken issue(
      Profile profile, Caller caller, Identity identity, Optional<Duration> asked) {
    Optional<Instant> sessionEnd = Optional.empty();
    if (profile.sessionBound()) {
      sessionEnd = Optional.of(sessionEnd(caller));
    }
    TokenRequest request = new TokenRequest(identity, asked, profile.grants(), TtlRange.ANY);
    return setup.issuerReplaced()
        ? bySelected(request, profile, sessionEnd)
        : ours.issue(request, profile, sessionEnd);
  }

  /** The application's own issuer, for a test or for good: it signs, but decides nothing. */
  private IssuedToken bySelected(
      TokenRequest request, Profile profile, Optional<Instant> sessionEnd) {
    TokenRequest bounded = request.within(TtlScope.current());
    Instant now = collaborators.clock().instant();
    TtlDecision lifetime =
        sessionEnd.isPresent()
            ? profile.policy().decide(bounded, Duration.between(now, sessionEnd.get()))
            : profile.policy().decide(bounded);
    AccessToken token = selected.issue(bounded.withTtl(lifetime.effective().value()));
    Duration lives = Duration.between(token.issuedAt(), token.expiresAt());
    if (lives.compareTo(lifetime.effective().value()) > 0
        || !token.identity().equals(request.identity())) {
      throw Problem.SERVER_FAULT.because(
          "The application's own TokenIssuer gave a token of %d s for '%s' instead of one of %d s"
              + " for '%s'",
          lives.toSeconds(),
          token.identity().value(),
          lifetime.effective().seconds(),
          request.identity().value());
    }
    return new IssuedToken(token, lifetime);
  }

  private Instant sessionEnd(Caller caller) {
    return caller
        .sessionEnd()
        .orElseThrow(
            () ->
                Problem.SESSION_UNKNOWN.because(
                    "The caller's login has no time in the claim '%s'",
                    setup.settings().callers().sessionClaim()));
  }
}
