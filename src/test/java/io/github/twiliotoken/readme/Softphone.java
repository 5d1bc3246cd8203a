package io.github.twiliotoken.readme;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TwilioToken;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/softphone")
public class Softphone {
  @Inject
  @TwilioToken("softphone")
  Provider<AccessToken> tokens;

  @GET
  public String token() {
    return tokens.get().jwt();
  }
}
