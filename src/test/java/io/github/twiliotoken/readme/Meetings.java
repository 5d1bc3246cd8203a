package io.github.twiliotoken.readme;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.grant.VideoGrant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
class Meetings {
  @Inject TokenIssuer issuer;

  String invite() {
    return issuer.issue(TokenRequest.of("alice", new VideoGrant("standup"))).jwt();
  }
}
