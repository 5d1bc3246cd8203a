package io.github.twiliotoken.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.Region;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Twilio's own library judges our claims, an independent one our signature. */
class TwilioLibraryTest {
  /** The claims that differ on purpose, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of("jti", "Twilio's is computed in float and repeats for about two minutes");

  private static final String ACCOUNT = "AC" + "1".repeat(32);
  private static final String KEY = "SK" + "2".repeat(32);
  private static final String SECRET = "a secret".replace(' ', '-') + "0".repeat(24);
  private static final TtlPolicy WIDEST =
      new TtlPolicy(Ttl.parse("PT15M"), Ttl.SHORTEST, Ttl.LONGEST, TtlPolicy.Excess.REJECT);

  @Property(tries = 2000)
  void makesTheClaimsOfTwiliosLibrary(@ForAll("cases") GrantPairs.Case request) throws Exception {
    Instant now = Instant.EPOCH;
    String theirs = "";
    JsonObject expected = JsonObject.EMPTY_JSON_OBJECT;
    // their expiry is taken from the system's clock: again, if a second has just begun
    do {
      now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      theirs = theirs(request, now);
      expected = json(theirs, 1);
    } while (expected.getInt("exp") != now.getEpochSecond() + request.ttl());

    AccessToken ours = ours(request, now);

    assertEquals(without(expected), without(json(ours.jwt(), 1)));
    assertEquals(json(theirs, 0), json(ours.jwt(), 0));
    assertTrue(ours.id().startsWith(KEY + "-"), ours.id());

    SignedJWT parsed = SignedJWT.parse(ours.jwt());
    assertTrue(parsed.verify(new MACVerifier(SECRET)), "the signature is the key's");
    assertFalse(parsed.verify(new MACVerifier(SECRET + "x")), "the signature is another key's");
  }

  @Example
  void us1IsNotNamedThoughTwiliosLibraryDoes() {
    // TWILIO.md, section 1: twr is absent for US1; their builder writes whatever it is given
    GrantPairs.Case request =
        new GrantPairs.Case(
            "alice",
            List.of(
                new GrantPairs.Pair(
                    VideoGrant.everyRoom(), new com.twilio.jwt.accesstoken.VideoGrant())),
            60,
            Optional.of("us1"));
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    assertEquals("us1", json(theirs(request, now), 0).getString("twr"));
    assertFalse(json(ours(request, now).jwt(), 0).containsKey("twr"));
  }

  @Example
  void takesIdentitiesBeyondTheBasicPlaneAndOfFullLength() {
    for (String identity : List.of("\ud83d\ude00", "\u4e16".repeat(256), "\u2028\"\\/\u0000")) {
      GrantPairs.Case request =
          new GrantPairs.Case(
              identity,
              List.of(
                  new GrantPairs.Pair(
                      new SyncGrant("IS" + "3".repeat(32)),
                      new com.twilio.jwt.accesstoken.SyncGrant()
                          .setServiceSid("IS" + "3".repeat(32)))),
              180,
              Optional.empty());
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      JsonObject expected = json(theirs(request, now), 1).getJsonObject("grants");

      assertEquals(expected, json(ours(request, now).jwt(), 1).getJsonObject("grants"));
      assertEquals(identity, expected.getString("identity"));
    }
  }

  private static String theirs(GrantPairs.Case request, Instant now) {
    var builder =
        new com.twilio.jwt.accesstoken.AccessToken.Builder(
                ACCOUNT, KEY, SECRET.getBytes(StandardCharsets.UTF_8))
            .identity(request.identity())
            .nbf(Date.from(now))
            .ttl(request.ttl());
    request.region().ifPresent(builder::region);
    request.grants().forEach(pair -> builder.grant(pair.theirs()));
    return builder.build().toJwt();
  }

  private static AccessToken ours(GrantPairs.Case request, Instant now) {
    var credentials =
        new Credentials(ACCOUNT, KEY, request.region().map(Region::new), new ApiSecret(SECRET));
    var issuer =
        new Hs256TokenIssuer(credentials, WIDEST).withClock(Clock.fixed(now, ZoneOffset.UTC));
    return issuer.issue(
        new TokenRequest(
            new Identity(request.identity()),
            Optional.of(Duration.ofSeconds(request.ttl())),
            request.grants().stream().map(GrantPairs.Pair::ours).toList(),
            TtlRange.ANY));
  }

  private static Map<String, Object> without(JsonObject claims) {
    Map<String, Object> rest = new LinkedHashMap<>(claims);
    rest.keySet().removeAll(EXCEPTIONS.keySet());
    return rest;
  }

  private static JsonObject json(String jwt, int segment) {
    byte[] json = Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[segment]);
    return Json.createReader(new StringReader(new String(json, StandardCharsets.UTF_8)))
        .readObject();
  }

  @Provide
  Arbitrary<GrantPairs.Case> cases() {
    return GrantPairs.cases();
  }
}
