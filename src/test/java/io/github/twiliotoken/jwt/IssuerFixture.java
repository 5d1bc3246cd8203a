package io.github.twiliotoken.jwt;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.value.Ttl;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

/** An issuer on a fixed clock, and what it signs. */
final class IssuerFixture {
  static final String HEX = "0123456789abcdef0123456789abcdef";
  static final ApiSecret SECRET = new ApiSecret("s".repeat(32));
  static final Credentials CREDENTIALS = new Credentials("AC" + HEX, "SK" + HEX, SECRET);
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00.999Z"), ZoneOffset.UTC);
  static final TtlPolicy WIDEST =
      new TtlPolicy(Ttl.LONGEST, Ttl.SHORTEST, Ttl.LONGEST, TtlPolicy.Excess.REJECT);
  static final TokenRequest REQUEST = TokenRequest.of("alice", new VideoGrant("standup"));

  private IssuerFixture() {}

  static Hs256TokenIssuer issuer(TtlPolicy policy) {
    return new Hs256TokenIssuer(CREDENTIALS, policy).withClock(CLOCK).withTokenIds(() -> "id");
  }

  static JsonObject json(AccessToken token, int segment) {
    byte[] json = Base64.getUrlDecoder().decode(token.jwt().split("\\.", -1)[segment]);
    return Json.createReader(new ByteArrayInputStream(json)).readObject();
  }
}
