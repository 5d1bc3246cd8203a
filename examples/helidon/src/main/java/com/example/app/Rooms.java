package com.example.app;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.grant.VideoGrant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets people into video rooms. */
@ApplicationScoped
public class Rooms {
  @Inject TokenIssuer issuer;

  /** Returns a token for one person and one room; hand {@code jwt()} to the person's browser. */
  public AccessToken admit(String person, String room) {
    return issuer.issue(TokenRequest.of(person, new VideoGrant(room)));
  }

  /** Returns one for a guest, whose browser must ask again after five minutes. */
  @TtlLimited(max = "PT5M")
  public AccessToken admitGuest(String person, String room) {
    return issuer.issue(TokenRequest.of(person, new VideoGrant(room)));
  }
}
