package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.it.probe.ProbeResource;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The packaged WAR from outside, as browsers and phones see it. */
class TokenWarIT extends HttpSuite {
  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged().addPackage(ProbeResource.class.getPackage()),
        Wars.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        Wars.PROFILE_SETTINGS);
  }

  @Test
  void givesTheCallerATokenOfTheDefaultProfile() {
    HttpResponse<String> answer = http.ok(http.tokenRequest(CallerJwt.of("alice"), "{}"));

    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));

    JsonObject json = Http.json(answer.body());

    assertEquals("alice", json.getString("identity"));
    assertEquals("default", json.getString("profile"));
    assertEquals("[\"video\"]", json.get("grants").toString());

    JsonObject claims = Http.verifiedClaims(json.getString("token"));

    assertEquals(Wars.KEY, claims.getString("iss"));
    assertEquals(Wars.ACCOUNT, claims.getString("sub"));
    assertTrue(claims.getString("jti").startsWith(Wars.KEY + "-"));
    assertEquals(
        "{\"identity\":\"alice\",\"video\":{\"room\":\"standup\"}}",
        claims.get("grants").toString());

    long expires = claims.getJsonNumber("exp").longValue();

    assertEquals(expires, Instant.parse(json.getString("expires_at")).getEpochSecond());
    assertEquals(json.getInt("expires_in"), expires - claims.getJsonNumber("nbf").longValue());
  }

  @Test
  void takesAnEmptyBodyForTheDefaults() {
    HttpResponse<String> answer =
        http.ok(
            http.to("twilio/token")
                .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertEquals("default", Http.json(answer.body()).getString("profile"));
  }

  @Test
  void givesTheBareTokenWhereTextIsPreferred() {
    HttpResponse<String> answer =
        http.ok(http.tokenRequest(CallerJwt.of("alice"), "{}").header("Accept", "text/plain"));

    assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
    assertEquals(
        "alice", Http.verifiedClaims(answer.body()).getJsonObject("grants").getString("identity"));
  }

  @Test
  void grantsExactlyWhatTheProfileSays() {
    JsonObject json =
        Http.json(
            http.ok(
                    http.tokenRequest(
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
                .formatted(Wars.APPLICATION, Wars.SERVICE)),
        Http.verifiedClaims(json.getString("token")).get("grants"));
  }

  @Test
  void neverOutlivesTheCallersLogin() {
    Instant end = Instant.now().plusSeconds(120);
    String caller = CallerJwt.sign(CallerJwt.claims("alice").expirationTime(Date.from(end)));
    JsonObject json = Http.json(http.ok(http.tokenRequest(caller, "{\"ttl\": 900}")).body());

    assertEquals("caller-session", json.getJsonObject("lifetime").getString("limited_by"));
    assertEquals(900, json.getJsonObject("lifetime").getInt("requested"));
    assertEquals(
        end.getEpochSecond(),
        Http.verifiedClaims(json.getString("token")).getJsonNumber("exp").longValue());
  }

  @Test
  void outlivesTheLoginOnlyWhereTheOperatorSaysSo() {
    JsonObject json =
        Http.json(
            http.ok(
                    http.tokenRequest(
                        CallerJwt.of("alice"), "{\"profile\": \"long\", \"ttl\": 86400}"))
                .body());

    assertEquals(86_400, json.getInt("expires_in"));
    assertEquals(
        "{\"identity\":\"alice\",\"video\":{}}",
        Http.verifiedClaims(json.getString("token")).get("grants").toString());
  }

  @Test
  void acceptsTheCallersOwnIdentityInTheBody() {
    http.ok(http.tokenRequest(CallerJwt.of("alice"), "{\"identity\": \"alice\"}"));
  }

  @Test
  void servesNoPageOfAnotherSiteUnlessItIsListed() {
    http.assertRefused(
        403,
        "TWT-071",
        http.tokenRequest(CallerJwt.of("alice"), "{}").header("Origin", "https://app.example.com"));
  }

  @Test
  void twoTokensDifferInTheirId() {
    String caller = CallerJwt.of("alice");
    assertNotEquals(id(caller), id(caller));
  }

  private String id(String caller) {
    String token = Http.json(http.ok(http.tokenRequest(caller, "{}")).body()).getString("token");
    return Http.verifiedClaims(token).getString("jti");
  }

  @Test
  void injectsEveryFormForTheCurrentCaller() {
    for (String form :
        List.of("direct", "direct-jwt", "provider", "instance", "provider-jwt", "instance-jwt")) {
      String jwt = probe(form, CallerJwt.of("carol"));
      assertFalse(jwt.startsWith("TWT-"), form + " " + jwt);

      JsonObject claims = Http.verifiedClaims(jwt);

      assertEquals("carol", claims.getJsonObject("grants").getString("identity"), form);
      assertEquals(
          !form.equals("instance-jwt"), claims.getJsonObject("grants").containsKey("voice"));

      long lifetime =
          claims.getJsonNumber("exp").longValue() - claims.getJsonNumber("nbf").longValue();
      assertTrue(lifetime <= (form.equals("direct-jwt") ? 240 : 300), form + " " + lifetime);
    }
  }

  @Test
  void limitsTheApplicationsOwnMethods() {
    assertEquals(120, lifetime("limited"));
    assertEquals(180, lifetime("limited-request"));

    String refused = probe("too-long", CallerJwt.of("carol"));

    assertTrue(refused.startsWith("TWT-002: A lifetime of 240 s"), refused);
    assertTrue(refused.contains("180 s (ttl-limited)"), refused);
  }

  @Test
  void thePolicyHoldsWhereNoInterceptorIsCalled() {
    String refused = probe("uninterceptedly-too-long", CallerJwt.of("carol"));
    assertTrue(refused.startsWith("TWT-002: A lifetime of 90000 s"), refused);
  }

  @Test
  void refusesAThreadWithoutARequest() {
    String refused = probe("other-thread", CallerJwt.of("carol"));
    assertTrue(refused.startsWith("TWT-013: "), refused);
  }

  @Test
  void refusesATokenWithoutACaller() {
    String refused = probe("provider", null);
    assertTrue(refused.startsWith("TWT-013: "), refused);
  }

  @Test
  void checksALookupWhenItIsMade() {
    String refused = probe("unknown-profile", CallerJwt.of("carol"));
    assertTrue(refused.matches("(?s)TWT-01[04]: .*"), refused);
  }

  private long lifetime(String form) {
    JsonObject claims = Http.verifiedClaims(probe(form, CallerJwt.of("carol")));
    return claims.getJsonNumber("exp").longValue() - claims.getJsonNumber("nbf").longValue();
  }

  private String probe(String form, String bearer) {
    HttpRequest.Builder request = http.to("twilio/probe/" + form).GET();
    return http.ok(bearer == null ? request : request.header("Authorization", "Bearer " + bearer))
        .body();
  }
}
