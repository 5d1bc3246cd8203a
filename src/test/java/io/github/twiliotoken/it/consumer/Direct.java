package io.github.twiliotoken.it.consumer;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TwilioToken;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A token that is made with the resource, so that a refusal comes before any method is called. */
@Path("/direct")
@RequestScoped
public class Direct {
  @Inject
  @TwilioToken("softphone")
  AccessToken token;

  @GET
  public String token() {
    return token.jwt();
  }
}
