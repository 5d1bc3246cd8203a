package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.SignedJWT;
import io.github.twiliotoken.it.probe.ProbeResource;
import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged WAR from outside, as browsers and phones see it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TokenWarIT {
  @ArquillianResource URL base;

  private Http http;

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged().addPackage(ProbeResource.class.getPackage()),
        Wars.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        Wars.PROFILE_SETTINGS);
  }

  @BeforeEach
  void client() {
    http = new Http(base);
  }

  // --- a token ---

  @Test
  void givesTheCallerATokenOfTheDefaultProfile() {
    HttpResponse<String> answer = ok(http.order(CallerJwt.of("alice"), "{}"));
    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
    JsonObject json = Http.json(answer.body());
    assertEquals("alice", json.getString("identity"));
    assertEquals("default", json.getString("profile"));
    assertEquals("[\"video\"]", json.get("grants").toString());
    JsonObject claims = Http.claims(json.getString("token"));
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
        ok(
            http.to("twilio/token")
                .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertEquals("default", Http.json(answer.body()).getString("profile"));
  }

  @Test
  void givesTheBareTokenWhereTextIsPreferred() {
    HttpResponse<String> answer =
        ok(http.order(CallerJwt.of("alice"), "{}").header("Accept", "text/plain"));
    assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
    assertEquals("alice", Http.claims(answer.body()).getJsonObject("grants").getString("identity"));
  }

  @Test
  void grantsWhatTheProfileSaysAndNothingElse() {
    JsonObject json =
        Http.json(
            ok(http.order(CallerJwt.of("alice"), "{\"profile\": \"softphone\", \"ttl\": 240}"))
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
        Http.claims(json.getString("token")).get("grants"));
  }

  @Test
  void neverOutlivesTheCallersLogin() {
    Instant end = Instant.now().plusSeconds(120);
    String caller = CallerJwt.sign(CallerJwt.claims("alice").expirationTime(Date.from(end)));
    JsonObject json = Http.json(ok(http.order(caller, "{\"ttl\": 900}")).body());
    assertEquals("caller-session", json.getJsonObject("lifetime").getString("limited_by"));
    assertEquals(900, json.getJsonObject("lifetime").getInt("requested"));
    assertEquals(
        end.getEpochSecond(),
        Http.claims(json.getString("token")).getJsonNumber("exp").longValue());
  }

  @Test
  void outlivesTheLoginOnlyWhereTheOperatorSaysSo() {
    JsonObject json =
        Http.json(
            ok(http.order(CallerJwt.of("alice"), "{\"profile\": \"long\", \"ttl\": 86400}"))
                .body());
    assertEquals(86_400, json.getInt("expires_in"));
    assertEquals(
        "{\"identity\":\"alice\",\"video\":{}}",
        Http.claims(json.getString("token")).get("grants").toString());
  }

  @Test
  void acceptsTheCallersOwnIdentityInTheBody() {
    ok(http.order(CallerJwt.of("alice"), "{\"identity\": \"alice\"}"));
  }

  @Test
  void twoTokensDifferInTheirId() {
    String caller = CallerJwt.of("alice");
    assertNotEquals(id(caller), id(caller));
  }

  private String id(String caller) {
    String token = Http.json(ok(http.order(caller, "{}")).body()).getString("token");
    return Http.claims(token).getString("jti");
  }

  // --- 400 ---

  @Test
  void refusesABodyThatIsNoJsonObject() {
    for (String body : List.of("{", "[]", "null", "{} {}", "{\"ttl\": 900,}", "\u0000")) {
      refused(400, "TWT-050", http.order(CallerJwt.of("alice"), body));
    }
  }

  @Test
  void refusesUnknownAndRepeatedMembers() {
    refused(400, "TWT-050", http.order(CallerJwt.of("alice"), "{\"room\": \"x\"}"));
    refused(400, "TWT-050", http.order(CallerJwt.of("alice"), "{\"ttl\": 60, \"ttl\": 90}"));
    refused(
        400, "TWT-050", http.order(CallerJwt.of("alice"), "{\"params\": {\"a\": {\"b\": \"c\"}}}"));
  }

  @Test
  void refusesALifetimeThatIsNoWholeNumber() {
    for (String ttl : List.of("900.5", "\"900\"", "0", "-1", "1e3", "1e1000000", "null", "0900")) {
      refused(400, "TWT-050", http.order(CallerJwt.of("alice"), "{\"ttl\": " + ttl + "}"));
    }
  }

  @Test
  void refusesALifetimeOutsideTheBoundsAndSaysBoth() {
    for (String ttl : List.of("59", "3601", "900000")) {
      JsonObject problem =
          refused(400, "TWT-002", http.order(CallerJwt.of("alice"), "{\"ttl\": " + ttl + "}"));
      assertEquals(60, problem.getInt("min"));
      assertEquals(3600, problem.getInt("max"));
      assertEquals("policy", problem.getString("limited_by"));
    }
    refused(
        400,
        "TWT-002",
        http.order(CallerJwt.of("alice"), "{\"profile\": \"long\", \"ttl\": 86401}"));
  }

  @Test
  void refusesAnUnknownProfileWithoutListingOthers() {
    HttpResponse<String> answer =
        http.send(http.order(CallerJwt.of("alice"), "{\"profile\": \"sofphone\"}"));
    Http.problem(answer, 400, "TWT-051");
    assertFalse(answer.body().contains("softphone"), answer.body());
  }

  @Test
  void refusesAParameterThatTheProfileDoesNotKnow() {
    refused(400, "TWT-062", http.order(CallerJwt.of("alice"), "{\"params\": {\"room\": \"x\"}}"));
  }

  // --- 401 ---

  @Test
  void refusesARequestWithoutABearer() {
    HttpResponse<String> answer =
        http.send(
            http.to("twilio/token")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{")));
    Http.problem(answer, 401, "TWT-052");
    assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
  }

  @Test
  void refusesABearerInACookieOrAnotherScheme() {
    String caller = CallerJwt.of("alice");
    refused(
        401, "TWT-052", http.to("twilio/token").header("Cookie", "Bearer=" + caller).POST(body()));
    HttpResponse<String> basic =
        http.send(
            http.to("twilio/token").header("Authorization", "Basic YWxpY2U6eA==").POST(body()));
    assertEquals(401, basic.statusCode());
    Http.headers(basic);
  }

  @Test
  void refusesABadBearer() throws Exception {
    String good = CallerJwt.of("alice");
    Instant past = Instant.now().minusSeconds(3600);
    SignedJWT none =
        new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), CallerJwt.claims("alice").build());
    none.sign(new MACSigner(Wars.SECRET));
    List<String> bad =
        List.of(
            "rubbish",
            good.substring(0, good.length() - 4) + "AAAA",
            CallerJwt.sign(CallerJwt.claims("alice"), CallerJwt.newKeys()),
            CallerJwt.sign(CallerJwt.claims("alice").expirationTime(Date.from(past))),
            CallerJwt.sign(CallerJwt.claims("alice").issuer("https://else.test")),
            CallerJwt.sign(CallerJwt.claims("alice").audience("another")),
            none.serialize());
    for (String bearer : bad) {
      HttpResponse<String> answer = http.send(http.order(bearer, "{}"));
      Http.problem(answer, 401, "TWT-053");
      String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
      assertTrue(challenge.startsWith("Bearer error=\"invalid_token\""), challenge);
    }
  }

  @Test
  void aTwilioTokenOpensNothing() {
    String token = Http.json(ok(http.order(CallerJwt.of("alice"), "{}")).body()).getString("token");
    refused(401, "TWT-053", http.order(token, "{}"));
  }

  @Test
  void refusesALoginThatEndsTooSoon() {
    Instant end = Instant.now().plusSeconds(50);
    String caller = CallerJwt.sign(CallerJwt.claims("alice").expirationTime(Date.from(end)));
    JsonObject problem = refused(401, "TWT-004", http.order(caller, "{}"));
    assertEquals("caller-session", problem.getString("limited_by"));
  }

  @Test
  void looksAtTheBearerBeforeAnythingElse() {
    refused(401, "TWT-052", http.to("twilio/token").GET());
    refused(401, "TWT-052", http.to("twilio/token").header("Accept", "image/png").POST(body()));
  }

  // --- 403 ---

  @Test
  void refusesAMissingRole() {
    String caller = CallerJwt.sign(CallerJwt.claims("alice").claim("groups", List.of("**", "x")));
    refused(403, "TWT-054", http.order(caller, "{\"profile\": \"softphone\"}"));
    refused(403, "TWT-054", http.order(CallerJwt.of("alice"), "{\"profile\": \"watch\"}"));
  }

  @Test
  void refusesSomebodyElsesIdentity() {
    refused(403, "TWT-055", http.order(CallerJwt.of("alice"), "{\"identity\": \"bob\"}"));
  }

  @Test
  void refusesAnIdentityThatTheProductCannotTake() {
    refused(
        403,
        "TWT-006",
        http.order(CallerJwt.of("alice@acme.test"), "{\"profile\": \"softphone\"}"));
  }

  @Test
  void refusesARoleBeforeTheRest() {
    refused(
        403,
        "TWT-054",
        http.order(
            CallerJwt.of("alice"),
            "{\"profile\": \"watch\", \"ttl\": 5, \"params\": {\"a\": \"b\"}}"));
  }

  // --- as HTTP says ---

  @Test
  void refusesOtherMethods() {
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
      HttpResponse<String> answer =
          http.send(
              http.to("twilio/token")
                  .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                  .method(method, HttpRequest.BodyPublishers.noBody()));
      Http.problem(answer, 405, "TWT-056");
      assertEquals("POST, OPTIONS", answer.headers().firstValue("Allow").orElse(""));
    }
    HttpResponse<String> head =
        http.send(
            http.to("twilio/token")
                .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertEquals(405, head.statusCode());
    Http.headers(head);
  }

  @Test
  void saysItsMethodsWithoutABearerAndNoWadl() {
    HttpResponse<String> answer =
        http.send(http.to("twilio/token").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertEquals(204, answer.statusCode());
    assertEquals("POST, OPTIONS", answer.headers().firstValue("Allow").orElse(""));
    Http.headers(answer);
  }

  @Test
  void refusesWhatItCannotAnswer() {
    refused(406, "TWT-057", http.order(CallerJwt.of("alice"), "{}").header("Accept", "text/html"));
    refused(
        406,
        "TWT-057",
        http.order(CallerJwt.of("alice"), "{}")
            .header("Accept", "application/json;q=0, text/plain;q=0, */*"));
  }

  @Test
  void refusesABodyOver8KiB() {
    String largest = "{\"profile\": \"default\"" + " ".repeat(8192 - 22) + "}";
    assertEquals(8192, largest.length());
    ok(http.order(CallerJwt.of("alice"), largest));
    refused(413, "TWT-058", http.order(CallerJwt.of("alice"), " " + largest));
    HttpRequest.BodyPublisher chunked =
        HttpRequest.BodyPublishers.fromPublisher(
            HttpRequest.BodyPublishers.ofString(" " + largest));
    refused(413, "TWT-058", http.order(CallerJwt.of("alice"), "{}").POST(chunked));
  }

  @Test
  void refusesABodyOfAnotherType() {
    String caller = CallerJwt.of("alice");
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "application/json;charset=x")) {
      refused(
          415,
          "TWT-059",
          http.to("twilio/token")
              .header("Authorization", "Bearer " + caller)
              .header("Content-Type", type)
              .POST(body()));
    }
  }

  @Test
  void neverAnswersInHtmlAnywhere() {
    for (String path : List.of("twilio/nothing", "twilio", "nothing", "error", "twilio/token/x")) {
      HttpResponse<String> answer = http.send(http.to(path).GET());
      Http.problem(answer, 404, "TWT-060");
    }
    HttpResponse<String> odd =
        http.send(
            http.to("twilio/token")
                .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                .method("ODD", HttpRequest.BodyPublishers.noBody()));
    assertTrue(odd.statusCode() >= 400, odd.toString());
    assertFalse(odd.body().contains("<"), odd.body());
  }

  // --- injection ---

  @Test
  void injectsEveryFormForTheCurrentCaller() {
    for (String form :
        List.of("direct", "direct-jwt", "provider", "instance", "provider-jwt", "instance-jwt")) {
      JsonObject claims = Http.claims(probe(form, CallerJwt.of("carol")));
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
  void refusesALostThread() {
    String refused = probe("other-thread", CallerJwt.of("carol"));
    assertTrue(refused.startsWith("TWT-013: "), refused);
  }

  @Test
  void refusesNobody() {
    String refused = probe("provider", null);
    assertTrue(refused.startsWith("TWT-013: "), refused);
  }

  @Test
  void checksALookUpWhenItIsMade() {
    String refused = probe("unknown-profile", CallerJwt.of("carol"));
    assertTrue(refused.matches("(?s)TWT-01[04]: .*"), refused);
  }

  private long lifetime(String form) {
    JsonObject claims = Http.claims(probe(form, CallerJwt.of("carol")));
    return claims.getJsonNumber("exp").longValue() - claims.getJsonNumber("nbf").longValue();
  }

  private String probe(String form, String bearer) {
    HttpRequest.Builder request = http.to("twilio/probe/" + form).GET();
    return ok(bearer == null ? request : request.header("Authorization", "Bearer " + bearer))
        .body();
  }

  // --- every answer ---

  private HttpResponse<String> ok(HttpRequest.Builder request) {
    HttpResponse<String> answer = http.send(request);
    assertEquals(200, answer.statusCode(), answer.body());
    Http.headers(answer);
    return answer;
  }

  private JsonObject refused(int status, String code, HttpRequest.Builder request) {
    return Http.problem(http.send(request), status, code);
  }

  private static HttpRequest.BodyPublisher body() {
    return HttpRequest.BodyPublishers.ofString("{}");
  }
}
