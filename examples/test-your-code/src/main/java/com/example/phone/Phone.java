package com.example.phone;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TwilioToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** The phone of the caller. */
@ApplicationScoped
public class Phone {
  @Inject
  @TwilioToken("softphone")
  Provider<AccessToken> tokens;

  public AccessToken token() {
    return tokens.get();
  }
}
