package io.github.twiliotoken.readme;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

@ApplicationScoped
class Invitations {
  private final String service = "IS0123456789abcdef0123456789abcdef";

  @Inject TokenIssuer issuer;

  AccessToken invite(String visitor) {
    return issuer.issue(
        TokenRequest.of(visitor, new VideoGrant("standup"), new ChatGrant(service))
            .withTtl(Duration.ofMinutes(30)));
  }

  Optional<AccessToken> inviteIfPossible(String visitor) {
    try {
      return Optional.of(invite(visitor));
    } catch (TwilioTokenException refused) {
      if (refused.problem() == Problem.IDENTITY_NOT_POSSIBLE) {
        return Optional.empty(); // the visitor's name has a character that Twilio does not take
      }
      throw refused;
    }
  }
}
