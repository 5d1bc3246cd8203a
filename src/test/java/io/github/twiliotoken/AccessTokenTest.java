package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.jwt.FixedTokenIssuer;
import io.github.twiliotoken.value.Identity;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a log may show of a token. */
class AccessTokenTest {
  @Test
  void aTokenIsNamedByItsIdAlone() {
    AccessToken token =
        new AccessToken(
            "e.y.j", "id", new Identity("alice"), Instant.EPOCH, Instant.EPOCH, Optional.empty());

    assertEquals("AccessToken[id=id, expiresAt=1970-01-01T00:00:00Z]", token.toString());
  }

  @Test
  void noPartOfASignedTokenIsShown() {
    AccessToken token =
        new FixedTokenIssuer().issue(TokenRequest.of("alice", new VideoGrant("standup")));

    for (String part : token.jwt().split("\\.", -1)) {
      assertFalse(token.toString().contains(part), token.toString());
    }
    assertFalse(token.toString().contains("alice"), token.toString());
  }
}
