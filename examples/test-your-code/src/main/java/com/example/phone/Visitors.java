package com.example.phone;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.grant.VideoGrant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets visitors into the lobby, for five minutes. */
@ApplicationScoped
public class Visitors {
  @Inject TokenIssuer issuer;

  @TtlLimited(max = "PT5M")
  public AccessToken admit(String visitor) {
    return issuer.issue(TokenRequest.of(visitor, new VideoGrant("lobby")));
  }
}
