package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.Caller;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlDecision;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.profile.ProfileTokenRequest;
import io.github.twiliotoken.jwt.IssuedToken;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.TtlRange;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tokens of a profile for a caller: the way that injection and endpoint share. */
@Singleton
public class ProfileTokens {
  private final DeploymentState setup;
  private final IssuingBean ours;
  private final TokenIssuer selected;
  private final Gatekeeper gatekeeper;
  private final Audit audit;

  @Inject
  ProfileTokens(
      DeploymentState setup,
      IssuingBean ours,
      BeanManager beans,
      Gatekeeper gatekeeper,
      Audit audit) {
    this.setup = setup;
    this.ours = ours;
    this.selected = setup.selected(TokenIssuer.class, beans).orElse(ours);
    this.gatekeeper = gatekeeper;
    this.audit = audit;
  }

  /**
   * Signs a token of this profile for this caller.
   *
   * @param trail of the attempt that this is part of
   * @throws TwilioTokenException if the wish, a claim, the application, the policy, a grant or the
   *     caller's login refuses it
   */
  public IssuedToken issue(
      AttemptRecorder trail, Profile profile, Caller caller, ProfileTokenRequest wish) {
    profile.grants().check(wish.params());
    profile.admission().check(caller.claims());
    List<Grant> grants = profile.grants().filled(caller.claims(), wish.params());
    trail.grants(grants);
    Identity identity = identity(caller, wish);
    trail.holder(identity);
    gatekeeper.authorize(
        new GrantAuthorizer.Request(caller, identity, profile.name(), wish.params(), grants));
    Optional<Instant> sessionEnd = Optional.empty();
    if (profile.admission().sessionBound()) {
      sessionEnd = Optional.of(sessionEnd(caller));
    }
    TokenRequest request = new TokenRequest(identity, wish.ttl(), grants, TtlRange.ANY);
    IssuedToken issued =
        setup.issuerReplaced()
            ? bySelected(request, profile, sessionEnd)
            : ours.issue(request, profile, sessionEnd);
    audit.issued(trail, issued);
    return issued;
  }

  private Identity identity(Caller caller, ProfileTokenRequest wish) {
    Identity identity = gatekeeper.identity(caller);
    if (wish.identity().filter(said -> !said.equals(identity.value())).isPresent()) {
      throw Problem.IDENTITY_FOREIGN.because(
          "The identity '%s' is not the caller's", wish.identity().get());
    }
    return identity;
  }

  /** Ours, or the one that the application has put in its place. */
  TokenIssuer selected() {
    return selected;
  }

  /** The application's own issuer, for a test or for good: it signs, but decides nothing. */
  private IssuedToken bySelected(
      TokenRequest request, Profile profile, Optional<Instant> sessionEnd) {
    TokenRequest bounded = request.within(TtlScope.current());
    TtlDecision lifetime = profile.policy().decide(bounded, audit.now(), sessionEnd);
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
    // its clock may be another than ours
    if (sessionEnd.filter(token.expiresAt()::isAfter).isPresent()) {
      throw Problem.SERVER_FAULT.because(
          "The application's own TokenIssuer gave a token until %s, and its caller's login ends at"
              + " %s",
          token.expiresAt(), sessionEnd.get());
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
