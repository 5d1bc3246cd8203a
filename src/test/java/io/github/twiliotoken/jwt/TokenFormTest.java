package io.github.twiliotoken.jwt;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.jwt.IssuerFixture.HEX;
import static io.github.twiliotoken.jwt.IssuerFixture.REQUEST;
import static io.github.twiliotoken.jwt.IssuerFixture.SECRET;
import static io.github.twiliotoken.jwt.IssuerFixture.WIDEST;
import static io.github.twiliotoken.jwt.IssuerFixture.issuer;
import static io.github.twiliotoken.jwt.IssuerFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Header, size and order of what is signed. */
class TokenFormTest {
  @Test
  void theHomeRegionIsNamedOutsideUs1() {
    for (Optional<String> home : List.of(Optional.<String>empty(), Optional.of("us1"))) {
      var issuer =
          new Hs256TokenIssuer(
              new Credentials("AC" + HEX, "SK" + HEX, home.map(Region::new), SECRET),
              TtlPolicy.STANDARD);

      assertEquals(
          "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}",
          json(issuer.issue(REQUEST), 0).toString());
    }

    var dublin = new Credentials("AC" + HEX, "SK" + HEX, Optional.of(new Region("ie1")), SECRET);
    var issuer = new Hs256TokenIssuer(dublin, TtlPolicy.STANDARD);

    assertEquals(
        "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\",\"twr\":\"ie1\"}",
        json(issuer.issue(TokenRequest.of("alice", new VoiceGrant())), 0).toString());
    assertEquals(
        dublin.region(), issuer.issue(TokenRequest.of("alice", new VoiceGrant())).region());
    assertEquals(
        "A grant for Video was asked of a key that lives in ie1",
        refuses(Problem.VIDEO_OUTSIDE_US1, () -> issuer.issue(REQUEST)).detail());
  }

  @Test
  void aTokenHasAtMost8192Characters() {
    var issuer = issuer(TtlPolicy.STANDARD);
    Function<Integer, AccessToken> padded =
        characters ->
            issuer.issue(
                TokenRequest.of(
                    "alice", new CustomGrant("acme", Map.of("a", "x".repeat(characters)))));
    int overhead = padded.apply(0).jwt().length();
    int most = (8192 - overhead) / 4 * 3;

    assertTrue(padded.apply(most).jwt().length() > 8188);
    refuses(Problem.TOKEN_TOO_LONG, () -> padded.apply(most + 4));
  }

  @Test
  void grantsKeepTheOrderTheyWereAskedIn() {
    TokenRequest request = TokenRequest.of("alice", new VoiceGrant(), new VideoGrant("standup"));

    assertEquals(
        List.of("identity", "voice", "video"),
        List.copyOf(json(issuer(WIDEST).issue(request), 1).getJsonObject("grants").keySet()));

    TokenRequest turned = TokenRequest.of("alice", new VideoGrant("standup"), new VoiceGrant());

    assertEquals(
        List.of("identity", "video", "voice"),
        List.copyOf(json(issuer(WIDEST).issue(turned), 1).getJsonObject("grants").keySet()));
  }
}
