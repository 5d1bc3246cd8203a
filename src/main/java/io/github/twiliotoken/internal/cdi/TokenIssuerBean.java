package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.jwt.IssuedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Issues tokens for the identities that the application names, and reports each to the audit. It is
 * the {@code TokenIssuer} that an application injects.
 */
@ApplicationScoped
@Typed({TokenIssuer.class, TokenIssuerBean.class})
class TokenIssuerBean implements TokenIssuer {
  private final AccountIssuers issuers;
  private final DeploymentState deployment;
  private final CallerResolver callers;
  private final RateLimits rates;
  private final Audit audit;

  /** Is called by the container for its proxy, which never uses the fields. */
  @SuppressWarnings("NullAway")
  TokenIssuerBean() {
    this(null, null, null, null, null);
  }

  @Inject
  TokenIssuerBean(
      AccountIssuers issuers,
      DeploymentState deployment,
      CallerResolver callers,
      RateLimits rates,
      Audit audit) {
    this.issuers = issuers;
    this.deployment = deployment;
    this.callers = callers;
    this.rates = rates;
    this.audit = audit;
  }

  @Override
  public AccessToken issue(TokenRequest request) {
    return issue(request, AccountProperties.UNNAMED);
  }

  /** Issues a token that this account signs, within what {@code @TtlLimited} allows. */
  AccessToken issue(TokenRequest request, String account) {
    return audit.attempt(
        attempt -> {
          // costly where there is no request, so only where somebody sees it
          if (deployment.settings().issuing().observed()) {
            callers.currentName().ifPresent(attempt::caller);
          } else {
            attempt.callerIfRefused(callers::currentName);
          }
          attempt.account(account);
          attempt.identity(request.identity());
          attempt.grants(request.grants());
          attempt.requested(request.ttl());
          rates.take(account, request.identity());
          IssuedToken issued =
              issuers
                  .ofAccount(account)
                  .issue(request.within(TtlScope.current()), Optional.empty());
          audit.issued(attempt, issued);
          return issued.token();
        });
  }
}
