package io.github.twiliotoken.it.probe;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.grant.VideoGrant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** Every other way to a token, in a bean that serves many callers. */
@ApplicationScoped
public class Desk {
  @Inject
  @TwilioToken("softphone")
  Provider<AccessToken> provider;

  @Inject
  @TwilioToken("softphone")
  Instance<AccessToken> instance;

  @Inject
  @TwilioToken("softphone")
  Provider<String> jwts;

  @Inject @TwilioToken Instance<String> defaultJwts;

  @Inject TokenIssuer issuer;

  public Provider<AccessToken> provider() {
    return provider;
  }

  public Instance<AccessToken> instance() {
    return instance;
  }

  public Provider<String> jwts() {
    return jwts;
  }

  public Instance<String> defaultJwts() {
    return defaultJwts;
  }

  /** Cut, since nothing was asked for. */
  @TtlLimited(max = "PT2M")
  public AccessToken briefly() {
    return issuer.issue(TokenRequest.of("bob", new VideoGrant("standup")));
  }

  /** Cut as well, by its parameter. */
  @TtlLimited(max = "PT3M")
  public AccessToken briefly(TokenRequest request) {
    return issuer.issue(request);
  }

  /** The interceptor is not called here; the policy still is. */
  public AccessToken unintercepted(TokenRequest request) {
    return issuer.issue(request);
  }
}
