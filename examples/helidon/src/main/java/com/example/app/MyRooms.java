package com.example.app;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TwilioToken;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Gives the caller a token, beside whatever else this application answers. */
@Path("/my-room")
@RequestScoped
public class MyRooms {
  @Inject
  @TwilioToken("standup")
  Provider<AccessToken> tokens;

  @GET
  @Produces("text/plain")
  public String token() {
    return tokens.get().jwt();
  }
}
