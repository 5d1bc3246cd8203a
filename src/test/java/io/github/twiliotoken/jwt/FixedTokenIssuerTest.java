package io.github.twiliotoken.jwt;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The issuer for other people's tests. */
class FixedTokenIssuerTest {
  private static final TokenRequest REQUEST = TokenRequest.of("alice", new VideoGrant("standup"));

  @Test
  void theSameRequestGivesTheSameToken() {
    FixedTokenIssuer issuer = new FixedTokenIssuer();

    assertEquals(issuer.issue(REQUEST), issuer.issue(REQUEST));
    assertEquals(issuer.issue(REQUEST), new FixedTokenIssuer().issue(REQUEST));
    assertEquals(FixedTokenIssuer.NOW, issuer.issue(REQUEST).issuedAt());
    assertEquals(FixedTokenIssuer.NOW.plusSeconds(900), issuer.issue(REQUEST).expiresAt());
  }

  @Test
  void anotherRequestGivesAnotherToken() {
    FixedTokenIssuer issuer = new FixedTokenIssuer();
    String token = issuer.issue(REQUEST).jwt();

    assertNotEquals(token, issuer.issue(REQUEST.withTtl(Duration.ofMinutes(1))).jwt());
    assertNotEquals(token, issuer.issue(TokenRequest.of("bob", new VideoGrant("standup"))).jwt());
    assertNotEquals(token, issuer.issue(TokenRequest.of("alice", new VoiceGrant())).jwt());
  }

  @Test
  void refusesWhatNoPolicyCouldAllow() {
    refuses(
        Problem.TTL_OUT_OF_BOUNDS,
        () -> new FixedTokenIssuer().issue(REQUEST.withTtl(Duration.ofSeconds(86_401))));
  }
}
