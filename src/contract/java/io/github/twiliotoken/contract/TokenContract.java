package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** What a good request gets: a token, and what it holds. */
public interface TokenContract extends Contract {
  @Test
  default void givesTheCallerATokenOfTheDefaultProfile() {
    HttpResponse<String> answer = http().ok(http().tokenRequest(CallerJwt.of("alice"), "{}"));

    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));

    JsonObject json = Http.json(answer.body());

    assertEquals("alice", json.getString("identity"));
    assertEquals("default", json.getString("profile"));
    assertEquals("[\"video\"]", json.get("grants").toString());

    JsonObject claims = Http.verifiedClaims(json.getString("token"));

    assertEquals(Settings.KEY, claims.getString("iss"));
    assertEquals(Settings.ACCOUNT, claims.getString("sub"));
    assertTrue(claims.getString("jti").startsWith(Settings.KEY + "-"));
    assertEquals(
        "{\"identity\":\"alice\",\"video\":{\"room\":\"standup\"}}",
        claims.get("grants").toString());

    long expires = claims.getJsonNumber("exp").longValue();

    assertEquals(expires, Instant.parse(json.getString("expires_at")).getEpochSecond());
    assertEquals(json.getInt("expires_in"), expires - claims.getJsonNumber("nbf").longValue());
  }

  @Test
  default void takesAnEmptyBodyForTheDefaults() {
    HttpResponse<String> answer =
        http()
            .ok(
                http()
                    .to("twilio/token")
                    .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                    .POST(HttpRequest.BodyPublishers.noBody()));

    assertEquals("default", Http.json(answer.body()).getString("profile"));
  }

  @Test
  default void givesTheBareTokenWhereTextIsPreferred() {
    HttpResponse<String> answer =
        http().ok(http().tokenRequest(CallerJwt.of("alice"), "{}").header("Accept", "text/plain"));

    assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
    assertEquals(
        "alice", Http.verifiedClaims(answer.body()).getJsonObject("grants").getString("identity"));
  }

  @Test
  default void grantsExactlyWhatTheProfileSays() {
    JsonObject json =
        Http.json(
            http()
                .ok(
                    http()
                        .tokenRequest(
                            CallerJwt.of("alice"), "{\"profile\": \"softphone\", \"ttl\": 240}"))
                .body());

    assertEquals("[\"voice\",\"chat\"]", json.get("grants").toString());
    assertEquals("{\"requested\":240,\"effective\":240}", json.get("lifetime").toString());
    assertEquals(
        Http.json(
            """
            {"identity": "alice",
             "voice": {"incoming": {"allow": true},
                       "outgoing": {"application_sid": "%s", "params": {"team": "red", "floor": 3}}},
             "chat": {"service_sid": "%s"}}
            """
                .formatted(Settings.APPLICATION, Settings.SERVICE)),
        Http.verifiedClaims(json.getString("token")).get("grants"));
  }

  @Test
  default void neverOutlivesTheCallersLogin() {
    Instant end = Instant.now().plusSeconds(120);
    String caller = CallerJwt.sign(CallerJwt.claims("alice").expirationTime(Date.from(end)));
    JsonObject json = Http.json(http().ok(http().tokenRequest(caller, "{\"ttl\": 900}")).body());

    assertEquals("caller-session", json.getJsonObject("lifetime").getString("limited_by"));
    assertEquals(900, json.getJsonObject("lifetime").getInt("requested"));
    assertEquals(
        end.getEpochSecond(),
        Http.verifiedClaims(json.getString("token")).getJsonNumber("exp").longValue());
  }

  @Test
  default void outlivesTheLoginOnlyWhereTheOperatorSaysSo() {
    JsonObject json =
        Http.json(
            http()
                .ok(
                    http()
                        .tokenRequest(
                            CallerJwt.of("alice"), "{\"profile\": \"long\", \"ttl\": 86400}"))
                .body());

    assertEquals(86_400, json.getInt("expires_in"));
    assertEquals(
        "{\"identity\":\"alice\",\"video\":{}}",
        Http.verifiedClaims(json.getString("token")).get("grants").toString());
  }

  @Test
  default void acceptsTheCallersOwnIdentityInTheBody() {
    http().ok(http().tokenRequest(CallerJwt.of("alice"), "{\"identity\": \"alice\"}"));
  }

  @Test
  default void servesNoPageOfAnotherSiteUnlessItIsListed() {
    http()
        .assertRefused(
            403,
            "TWT-071",
            http()
                .tokenRequest(CallerJwt.of("alice"), "{}")
                .header("Origin", "https://app.example.com"));
  }

  @Test
  default void twoTokensDifferInTheirId() {
    String caller = CallerJwt.of("alice");
    assertNotEquals(id(caller), id(caller));
  }

  private String id(String caller) {
    String token =
        Http.json(http().ok(http().tokenRequest(caller, "{}")).body()).getString("token");
    return Http.verifiedClaims(token).getString("jti");
  }
}
