package io.github.twiliotoken.cdi;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.config.Profile;
import io.github.twiliotoken.config.Settings;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import io.github.twiliotoken.jwt.IssuedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** The one issuer: what is injected, what the endpoint serves, and what the application calls. */
@ApplicationScoped
@TtlLimited
@Typed({TokenIssuer.class, IssuingBean.class})
class IssuingBean implements TokenIssuer {
  private final Hs256TokenIssuer issuer;

  /** For the container's proxy, which is never called. */
  @SuppressWarnings("NullAway")
  IssuingBean() {
    issuer = null;
  }

  @Inject
  IssuingBean(TokenSetup setup, Collaborators collaborators) {
    Settings settings = setup.settings();
    Hs256TokenIssuer plain =
        collaborators
            .ids()
            .map(
                ids ->
                    new Hs256TokenIssuer(
                        settings.credentials(), settings.policy(), collaborators.clock(), ids))
            .orElseGet(
                () ->
                    new Hs256TokenIssuer(
                        settings.credentials(), settings.policy(), collaborators.clock()));
    issuer = plain.backdated(settings.backdate());
  }

  @Override
  public AccessToken issue(TokenRequest request) {
    return issuer.issue(request.within(TtlScope.current()));
  }

  IssuedToken issue(TokenRequest request, Profile profile, Optional<Instant> sessionEnd) {
    return issuer.under(profile.policy()).issue(request.within(TtlScope.current()), sessionEnd);
  }
}
