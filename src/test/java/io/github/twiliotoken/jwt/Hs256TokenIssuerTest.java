package io.github.twiliotoken.jwt;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.jwt.IssuerFixture.CREDENTIALS;
import static io.github.twiliotoken.jwt.IssuerFixture.HEX;
import static io.github.twiliotoken.jwt.IssuerFixture.REQUEST;
import static io.github.twiliotoken.jwt.IssuerFixture.WIDEST;
import static io.github.twiliotoken.jwt.IssuerFixture.issuer;
import static io.github.twiliotoken.jwt.IssuerFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.MovedClock;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.problem.Problem;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From when and until when a token is good that is signed. */
class Hs256TokenIssuerTest {
  @Nested
  class Times {
    @Test
    void timesAreWholeSeconds() {
      AccessToken token = issuer(TtlPolicy.STANDARD).issue(REQUEST);

      assertEquals(Instant.parse("2026-11-24T10:00:00Z"), token.issuedAt());
      assertEquals(Instant.parse("2026-11-24T10:15:00Z"), token.expiresAt());

      String payload =
          new String(
              Base64.getUrlDecoder().decode(token.jwt().split("\\.", -1)[1]),
              StandardCharsets.UTF_8);

      assertEquals(
          ("{\"jti\":\"SK%s-id\",\"iss\":\"SK%1$s\",\"sub\":\"AC%1$s\",\"nbf\":1795514400,"
                  + "\"exp\":1795515300,\"grants\":{\"identity\":\"alice\","
                  + "\"video\":{\"room\":\"standup\"}}}")
              .formatted(HEX),
          payload);
    }

    @Test
    void theClockIsAskedForEachToken() {
      MovedClock clock = new MovedClock();
      var issuer = new Hs256TokenIssuer(CREDENTIALS, TtlPolicy.STANDARD).withClock(clock);
      Instant first = issuer.issue(REQUEST).expiresAt();
      clock.pass(Duration.ofSeconds(7));

      assertEquals(first.plusSeconds(7), issuer.issue(REQUEST).expiresAt());
    }

    @Test
    void nothingLongerThanADayIsSigned() {
      refuses(
          Problem.TTL_OUT_OF_BOUNDS,
          () -> issuer(WIDEST).issue(REQUEST.withTtl(Duration.ofSeconds(86_401))));
      assertEquals(
          Duration.ofHours(24),
          Duration.between(
              issuer(WIDEST).issue(REQUEST).issuedAt(), issuer(WIDEST).issue(REQUEST).expiresAt()));
    }

    @Test
    void theSameKeySignsUnderAnotherPolicy() {
      assertEquals(
          Instant.parse("2026-11-25T10:00:00Z"),
          issuer(TtlPolicy.STANDARD).withPolicy(WIDEST).issue(REQUEST).expiresAt());
    }
  }

  @Nested
  class Session {
    @Test
    void endsWithTheSession() {
      Instant end = Instant.parse("2026-11-24T10:02:00Z");
      IssuedToken issued = issuer(TtlPolicy.STANDARD).issue(REQUEST, Optional.of(end));

      assertEquals(end, issued.token().expiresAt());
      assertEquals(Optional.of("caller-session"), issued.lifetime().limitedBy());
    }

    @Test
    void neverEndsAfterTheSession() {
      Instant start = Instant.parse("2026-11-24T10:00:00Z");
      var issuer = issuer(TtlPolicy.STANDARD);
      Instant fraction = start.plusMillis(60_999);

      assertEquals(
          start.plusSeconds(60), issuer.issue(REQUEST, Optional.of(fraction)).token().expiresAt());
      for (Instant tooSoon : List.of(start.plusMillis(59_999), start, Instant.EPOCH, Instant.MIN)) {
        refuses(Problem.SESSION_TOO_SHORT, () -> issuer.issue(REQUEST, Optional.of(tooSoon)));
      }
      for (Instant later : List.of(start.plusSeconds(900), Instant.MAX)) {
        IssuedToken issued = issuer.issue(REQUEST, Optional.of(later));
        assertEquals(start.plusSeconds(900), issued.token().expiresAt());
        assertEquals(Optional.empty(), issued.lifetime().limitedBy());
      }
      assertEquals(
          start.plusSeconds(900), issuer.issue(REQUEST, Optional.empty()).token().expiresAt());
    }
  }

  @Nested
  class Backdate {
    @Test
    void backdatingStretchesNothing() {
      Duration minute = Duration.ofMinutes(1);
      JsonObject claims = json(issuer(TtlPolicy.STANDARD).withBackdate(minute).issue(REQUEST), 1);

      assertEquals(1795514340, claims.getInt("nbf"));
      assertEquals(1795515300, claims.getInt("exp"));

      JsonObject whole = json(issuer(WIDEST).withBackdate(minute).issue(REQUEST), 1);
      assertEquals(86_400, whole.getInt("exp") - whole.getInt("nbf"));

      JsonObject voice =
          json(
              issuer(WIDEST).withBackdate(minute).issue(TokenRequest.of("alice", new VoiceGrant())),
              1);

      assertEquals(86_399, voice.getInt("exp") - voice.getInt("nbf"));
      refuses(Problem.SETTING_MALFORMED, () -> issuer(WIDEST).withBackdate(minute.plusSeconds(1)));
      refuses(Problem.SETTING_MALFORMED, () -> issuer(WIDEST).withBackdate(Duration.ofSeconds(-1)));
    }

    @Test
    void neverReachesFurtherThanAsked() {
      long now = Instant.parse("2026-11-24T10:00:00Z").getEpochSecond();

      for (int by : new int[] {0, 1, 59, 60}) {
        AccessToken token =
            issuer(TtlPolicy.STANDARD).withBackdate(Duration.ofSeconds(by)).issue(REQUEST);

        assertEquals(now - by, json(token, 1).getInt("nbf"));
        assertEquals(now, token.issuedAt().getEpochSecond(), "it was made now");
      }

      // 24 h less 30 s leave half of the minute
      JsonObject claims =
          json(
              issuer(WIDEST)
                  .withBackdate(Duration.ofMinutes(1))
                  .issue(REQUEST.withTtl(Duration.ofSeconds(86_370))),
              1);

      assertEquals(now - 30, claims.getInt("nbf"));
      assertEquals(86_400, claims.getInt("exp") - claims.getInt("nbf"));
    }

    @Test
    void staysUnderAnotherPolicy() {
      JsonObject claims =
          json(
              issuer(WIDEST)
                  .withBackdate(Duration.ofMinutes(1))
                  .withPolicy(TtlPolicy.STANDARD)
                  .issue(REQUEST),
              1);

      assertEquals(960, claims.getInt("exp") - claims.getInt("nbf"));
    }
  }

  @Test
  void takesClockAndTokenIdsWhenItIsMade() {
    Instant now = Instant.parse("2026-11-24T10:00:00Z");
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    Credentials pair =
        new Credentials(
            "AC" + "0".repeat(32), "SK" + "0".repeat(32), new ApiSecret("0".repeat(32)));
    TokenRequest request = TokenRequest.of("alice", new VideoGrant("standup"));

    AccessToken own =
        new Hs256TokenIssuer(pair, TtlPolicy.STANDARD, clock, () -> "7").issue(request);
    AccessToken random = new Hs256TokenIssuer(pair, TtlPolicy.STANDARD, clock).issue(request);

    assertEquals(pair.keySid() + "-7", own.id());
    assertEquals(now, own.issuedAt());
    assertEquals(now, random.issuedAt());
  }
}
