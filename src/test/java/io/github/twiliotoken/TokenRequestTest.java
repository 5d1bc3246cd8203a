package io.github.twiliotoken;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked. */
class TokenRequestTest {
  private static final TokenRequest REQUEST = TokenRequest.of("alice", new VideoGrant("standup"));

  @Test
  void holdsOneGrantOfEachKey() {
    refuses(Problem.GRANT_MISSING, () -> TokenRequest.of("alice"));
    refuses(
        Problem.GRANT_REPEATED,
        () -> TokenRequest.of("alice", new VideoGrant("a"), VideoGrant.everyRoom()));
    refuses(
        Problem.GRANT_REPEATED,
        () ->
            TokenRequest.of(
                "alice", new CustomGrant("rtc", Map.of()), new CustomGrant("rtc", Map.of())));
  }

  @Test
  void needsAnIdentityThatEveryProductTakes() {
    SyncGrant sync = new SyncGrant("IS" + "0".repeat(32));
    TokenRequest.of("alice@acme.test", sync);
    refuses(
        Problem.IDENTITY_NOT_POSSIBLE,
        () -> TokenRequest.of("alice@acme.test", sync, new VoiceGrant()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT1.5S"})
  void refusesALifetimeThatIsNone(Duration none) {
    refuses(Problem.TTL_NOT_POSSIBLE, () -> REQUEST.withTtl(none));
  }

  @Test
  void narrowsAndNeverWidens() {
    Ttl five = Ttl.parse("PT5M");
    TokenRequest narrowed = REQUEST.atMost(five).atMost(Ttl.parse("PT10M"));
    assertEquals(five, narrowed.range().max());
    assertEquals(five, narrowed.withTtl(Duration.ofMinutes(1)).range().max());
  }

  @Test
  void aTokenIsNamedByItsIdAlone() {
    AccessToken token =
        new AccessToken("e.y.j", "id", new Identity("alice"), Instant.EPOCH, Instant.EPOCH);
    assertEquals("AccessToken[id=id, expiresAt=1970-01-01T00:00:00Z]", token.toString());
  }
}
