package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.internal.config.Settings;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import io.github.twiliotoken.jwt.IssuedToken;
import io.github.twiliotoken.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The one issuer: what is injected, what the endpoint serves, and what the application calls. */
@ApplicationScoped
@TtlLimited
@Typed({TokenIssuer.class, IssuingBean.class})
class IssuingBean implements TokenIssuer {
  private final Map<String, Hs256TokenIssuer> issuers;

  /** Those of profiles, by name; made at first use, since a profile may be read that late. */
  private final Map<String, Hs256TokenIssuer> ofProfiles = new ConcurrentHashMap<>();

  private final Audit audit;
  private final CallerResolver callers;
  private final boolean audited;

  /** For the container's proxy, which is never called. */
  @SuppressWarnings("NullAway")
  IssuingBean() {
    issuers = Map.of();
    audit = null;
    callers = null;
    audited = false;
  }

  @Inject
  IssuingBean(
      DeploymentState setup,
      Collaborators own,
      CredentialsWatchBean watch,
      CallerResolver callers,
      Audit audit) {
    Settings settings = setup.settings();
    Map<String, Hs256TokenIssuer> made = new HashMap<>();
    settings
        .accounts()
        .forEach((name, account) -> made.put(name, issuer(account, watch, settings, own)));
    issuers = Map.copyOf(made);
    this.audit = audit;
    this.callers = callers;
    this.audited = settings.issuing().audited();
  }

  /** Makes an issuer that asks the watch for each token: the account's key may have changed. */
  private static Hs256TokenIssuer issuer(
      SigningAccount account, CredentialsWatchBean watch, Settings settings, Collaborators own) {
    Hs256TokenIssuer issuer =
        new Hs256TokenIssuer(() -> watch.confirmed(account), settings.issuing().policy())
            .withClock(own.clock())
            .withBackdate(settings.issuing().backdate());
    return own.ids().map(issuer::withTokenIds).orElse(issuer);
  }

  @Override
  public AccessToken issue(TokenRequest request) {
    return issue(request, AccountProperties.UNNAMED);
  }

  /** A token that the application asks for, signed by this account. */
  AccessToken issue(TokenRequest request, String account) {
    return audit.attempt(
        trail -> {
          if (audited) {
            callers.currentName().ifPresent(trail::caller);
          }
          trail.account(account);
          trail.holder(request.identity());
          trail.grants(request.grants());
          trail.requested(request.ttl());
          IssuedToken issued =
              issuer(account).issue(request.within(TtlScope.current()), Optional.empty());
          audit.issued(trail, issued);
          return issued.token();
        });
  }

  IssuedToken issue(TokenRequest request, Profile profile, Optional<Instant> sessionEnd) {
    return ofProfiles
        .computeIfAbsent(
            profile.name(), name -> issuer(profile.account()).withPolicy(profile.policy()))
        .issue(request.within(TtlScope.current()), sessionEnd);
  }

  private Hs256TokenIssuer issuer(String account) {
    Hs256TokenIssuer issuer = issuers.get(account);
    if (issuer == null) {
      throw Problem.CREDENTIALS_MISSING.because(
          "Nothing that deployment saw uses this account, so that its settings were not read");
    }
    return issuer;
  }
}
