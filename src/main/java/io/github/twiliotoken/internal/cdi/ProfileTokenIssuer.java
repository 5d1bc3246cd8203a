package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.profile.ProfileTokenRequest;
import io.github.twiliotoken.jwt.IssuedToken;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Issues tokens of a profile to a caller, for the endpoint and for injection points alike. */
@Singleton
public class ProfileTokenIssuer {
  private final DeploymentState deployment;
  private final ApplicationBeans application;
  private final AccountIssuers issuers;
  private final RateLimits rates;
  private final Audit audit;

  @Inject
  ProfileTokenIssuer(
      DeploymentState deployment,
      ApplicationBeans application,
      AccountIssuers issuers,
      RateLimits rates,
      Audit audit) {
    this.deployment = deployment;
    this.application = application;
    this.issuers = issuers;
    this.rates = rates;
    this.audit = audit;
  }

  /**
   * Issues a token of this profile to this caller. In this order it checks the parameters, the
   * caller's claims and rate, the values that fill the grants, the identity, the application's
   * authorizer and the lifetime; the caller's role is checked where the request comes in.
   *
   * @param attempt learns what is found out, for the audit
   * @throws TwilioTokenException if any of that refuses it, or no key is usable
   */
  public IssuedToken issue(
      AttemptRecorder attempt, Profile profile, Caller caller, ProfileTokenRequest asked) {
    profile.grants().checkParams(asked.params());
    profile.accessRule().checkClaims(caller.claims());
    rates.take(profile, caller);
    List<Grant> grants = profile.grants().fill(caller.claims(), asked.params());
    attempt.grants(grants);

    ApplicationPolicy policy =
        new ApplicationPolicy(application.identityMapper(), application.grantAuthorizer());
    Identity identity = policy.identity(caller);
    requireOwn(identity, asked.identity());
    attempt.identity(identity);
    policy.authorize(
        new GrantAuthorizer.Request(caller, identity, profile.name(), asked.params(), grants));

    Optional<Instant> sessionEnd = sessionEnd(profile, caller);
    TokenRequest request = new TokenRequest(identity, asked.ttl(), grants, TtlScope.current());
    IssuedToken issued = sign(request, profile, sessionEnd);
    audit.issued(attempt, issued);
    return issued;
  }

  private static void requireOwn(Identity identity, Optional<String> claimed) {
    if (claimed.filter(text -> !text.equals(identity.value())).isPresent()) {
      throw Problem.IDENTITY_FOREIGN.because(
          "The identity '%s' is not the caller's", claimed.get());
    }
  }

  /** Returns when the caller's login ends, if it binds the tokens of this profile. */
  private Optional<Instant> sessionEnd(Profile profile, Caller caller) {
    if (!profile.accessRule().sessionBound()) {
      return Optional.empty();
    }
    if (caller.sessionEnd().isEmpty()) {
      throw Problem.SESSION_UNKNOWN.because(
          "The caller's login has no time in the claim '%s'",
          deployment.settings().callers().sessionClaim());
    }
    return caller.sessionEnd();
  }

  private IssuedToken sign(TokenRequest request, Profile profile, Optional<Instant> sessionEnd) {
    Optional<TokenIssuer> replaced = application.replacedIssuer();
    return replaced.isPresent()
        ? new ReplacedIssuer(replaced.get(), application.clock())
            .issue(request, profile.policy(), sessionEnd)
        : issuers.ofProfile(profile).issue(request, sessionEnd);
  }
}
