package io.github.twiliotoken.jwt;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.MovedClock;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Region;
import io.github.twiliotoken.value.Ttl;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Times, ids, regions and secrets of what is signed. */
class Hs256TokenIssuerTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef";
  private static final ApiSecret SECRET = new ApiSecret("s".repeat(32));
  private static final Credentials CREDENTIALS = new Credentials("AC" + HEX, "SK" + HEX, SECRET);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00.999Z"), ZoneOffset.UTC);
  private static final TtlPolicy WIDEST =
      new TtlPolicy(Ttl.LONGEST, Ttl.SHORTEST, Ttl.LONGEST, TtlPolicy.Excess.REJECT);
  private static final TokenRequest REQUEST = TokenRequest.of("alice", new VideoGrant("standup"));

  private static Hs256TokenIssuer issuer(TtlPolicy policy) {
    return new Hs256TokenIssuer(CREDENTIALS, policy).withClock(CLOCK).withTokenIds(() -> "id");
  }

  private static String idOf(AccessToken token) {
    return token.id().substring(("SK" + HEX + "-").length());
  }

  private static JsonObject json(AccessToken token, int segment) {
    byte[] json = Base64.getUrlDecoder().decode(token.jwt().split("\\.", -1)[segment]);
    return Json.createReader(new ByteArrayInputStream(json)).readObject();
  }

  private static String idGiven(String id) {
    return new Hs256TokenIssuer(CREDENTIALS, WIDEST)
        .withClock(CLOCK)
        .withTokenIds(() -> id)
        .issue(REQUEST)
        .id();
  }

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

  @Nested
  class Ids {
    @Test
    void idsNeverRepeatAcrossThreadsAndIssuers() throws Exception {
      Set<String> ids = ConcurrentHashMap.newKeySet();
      int threads = 8;
      int each = 20_000;
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        CountDownLatch together = new CountDownLatch(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
          var issuer = new Hs256TokenIssuer(CREDENTIALS, TtlPolicy.STANDARD).withClock(CLOCK);
          running.add(
              pool.submit(
                  () -> {
                    together.countDown();
                    together.await();
                    for (int i = 0; i < each; i++) {
                      ids.add(i % 100 == 0 ? idOf(issuer.issue(REQUEST)) : TokenIds.next());
                    }
                    return null;
                  }));
        }
        for (Future<?> thread : running) {
          thread.get();
        }
      } finally {
        pool.shutdown();
      }

      assertEquals(threads * each, ids.size());
    }

    @Test
    void theJtiIsTheKeyAndTheId() {
      AccessToken token = issuer(WIDEST).issue(REQUEST);

      assertEquals("SK" + HEX + "-id", token.id());
      assertEquals(token.id(), json(token, 1).getString("jti"));
      assertEquals("SK" + HEX + "-!", idGiven("!"));
      assertEquals("SK" + HEX + "-~", idGiven("~"));
    }

    @Test
    void refusesWhatCannotBeAnId() {
      for (String wrong : List.of("", " ", "a b", "\u00e9", "x".repeat(129), "a\n")) {
        var issuer =
            new Hs256TokenIssuer(CREDENTIALS, WIDEST).withClock(CLOCK).withTokenIds(() -> wrong);
        refuses(Problem.TOKEN_ID_NOT_POSSIBLE, () -> issuer.issue(REQUEST));
      }

      var longest =
          new Hs256TokenIssuer(CREDENTIALS, WIDEST)
              .withClock(CLOCK)
              .withTokenIds(() -> "x".repeat(128));

      assertTrue(longest.issue(REQUEST).id().endsWith("-" + "x".repeat(128)));
    }

    @Test
    @SuppressWarnings("NullAway") // what it must refuse
    void refusesASourceThatGivesNone() {
      var issuer =
          new Hs256TokenIssuer(CREDENTIALS, WIDEST).withClock(CLOCK).withTokenIds(() -> null);

      refuses(Problem.TOKEN_ID_NOT_POSSIBLE, () -> issuer.issue(REQUEST));
    }

    @Test
    void aRefusedRequestUsesNoId() {
      List<String> used = new ArrayList<>();
      var issuer =
          new Hs256TokenIssuer(CREDENTIALS, TtlPolicy.STANDARD)
              .withClock(CLOCK)
              .withTokenIds(
                  () -> {
                    used.add("id");
                    return "id";
                  });

      refuses(Problem.TTL_OUT_OF_BOUNDS, () -> issuer.issue(REQUEST.withTtl(Duration.ofHours(2))));
      refuses(
          Problem.SESSION_TOO_SHORT,
          () -> issuer.issue(REQUEST, Optional.of(CLOCK.instant().minusSeconds(1))));
      assertEquals(List.of(), used);
    }
  }

  @Nested
  class Form {
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

  @Nested
  class Secret {
    @Test
    void aSecretHas256BitsAndNoWhiteSpace() {
      new ApiSecret("\u00e9".repeat(16));

      for (String wrong :
          List.of("", "x".repeat(31), "x".repeat(32) + "\n", " " + "x".repeat(32))) {
        var refused = refuses(Problem.SECRET_NOT_POSSIBLE, () -> new ApiSecret(wrong));
        assertFalse(refused.getMessage().contains("xxx"), refused.getMessage());
      }
    }

    @Test
    void aSecretCannotBeRead() {
      assertEquals("ApiSecret(redacted)", SECRET.toString());
      assertFalse(CREDENTIALS.toString().contains("sss"), CREDENTIALS.toString());
      assertFalse(Serializable.class.isAssignableFrom(ApiSecret.class));
      for (Method method : ApiSecret.class.getMethods()) {
        assertTrue(
            method.getDeclaringClass() == Object.class
                || List.of("toString", "hasSigned").contains(method.getName()),
            method.toString());
      }
      assertEquals(0, ApiSecret.class.getFields().length);
      assertFalse(SECRET.equals(new ApiSecret("s".repeat(32))), "equality tells a secret");
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
