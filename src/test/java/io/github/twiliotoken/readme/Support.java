package io.github.twiliotoken.readme;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TwilioAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
class Support {
  @Inject
  @TwilioAccount("eu")
  TokenIssuer issuer;
}
