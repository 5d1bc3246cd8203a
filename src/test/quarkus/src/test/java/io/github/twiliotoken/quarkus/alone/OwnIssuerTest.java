package io.github.twiliotoken.quarkus.alone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.grant.VideoGrant;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An issuer of the application's own takes the place of ours, for every account. */
class OwnIssuerTest {
  @RegisterExtension
  static final QuarkusUnitTest APP =
      Apps.of(
          Apps.with(
              Apps.ACCOUNT,
              Map.of(
                  "twilio.accounts.eu.account.sid", "AC" + "e".repeat(32),
                  "twilio.accounts.eu.api.key", "SK" + "e".repeat(32),
                  "twilio.accounts.eu.api.secret", "e".repeat(32))),
          Recording.class);

  private static final TokenRequest REQUEST = TokenRequest.of("alice", new VideoGrant("standup"));

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Recording implements TokenIssuer {
    @Override
    public AccessToken issue(TokenRequest request) {
      return new AccessToken(
          "own",
          "own-1",
          request.identity(),
          Instant.EPOCH,
          Instant.EPOCH.plusSeconds(60),
          Optional.empty());
    }
  }

  @Inject TokenIssuer issuer;

  @Inject
  @TwilioAccount("eu")
  TokenIssuer europe;

  @Test
  void takesThePlaceOfOurs() {
    assertEquals("own-1", issuer.issue(REQUEST).id());
    assertEquals("own-1", europe.issue(REQUEST).id());
  }
}
