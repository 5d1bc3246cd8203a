package io.github.twiliotoken.it.probe;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TwilioToken;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The one scope in which a token may lie. */
@RequestScoped
public class Phone {
  @Inject
  @TwilioToken("softphone")
  AccessToken token;

  @Inject
  @TwilioToken(value = "softphone", ttl = "PT4M")
  String jwt;

  public AccessToken token() {
    return token;
  }

  public String jwt() {
    return jwt;
  }
}
