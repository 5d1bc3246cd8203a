package com.example.hello;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.grant.VideoGrant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The smallest application that signs. */
@Path("/hello")
@ApplicationScoped
public class Hello {
  @Inject TokenIssuer issuer;

  @GET
  public String hello() {
    return issuer.issue(TokenRequest.of("alice", new VideoGrant("standup"))).jwt();
  }
}
