package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Refusals of the endpoint in their order: bearer, request, caller. {@link HttpRulesIT} has the
 * rest.
 */
class RefusalIT extends EndpointSuite {
  @Test
  void refusesABodyThatIsNoJsonObject() {
    for (String body : List.of("{", "[]", "null", "{} {}", "{\"ttl\": 900,}", "\u0000")) {
      http.assertRefused(400, "TWT-050", http.tokenRequest(CallerJwt.of("alice"), body));
    }
  }

  @Test
  void refusesUnknownAndRepeatedMembers() {
    http.assertRefused(
        400, "TWT-050", http.tokenRequest(CallerJwt.of("alice"), "{\"room\": \"x\"}"));
    http.assertRefused(
        400, "TWT-050", http.tokenRequest(CallerJwt.of("alice"), "{\"ttl\": 60, \"ttl\": 90}"));
    http.assertRefused(
        400,
        "TWT-050",
        http.tokenRequest(CallerJwt.of("alice"), "{\"params\": {\"a\": {\"b\": \"c\"}}}"));
  }

  @Test
  void refusesALifetimeThatIsNoWholeNumber() {
    for (String ttl : List.of("900.5", "\"900\"", "0", "-1", "1e3", "1e1000000", "null", "0900")) {
      http.assertRefused(
          400, "TWT-050", http.tokenRequest(CallerJwt.of("alice"), "{\"ttl\": " + ttl + "}"));
    }
  }

  @Test
  void refusesALifetimeOutsideTheBoundsAndSaysBoth() {
    for (String ttl : List.of("59", "3601", "900000")) {
      JsonObject problem =
          http.assertRefused(
              400, "TWT-002", http.tokenRequest(CallerJwt.of("alice"), "{\"ttl\": " + ttl + "}"));

      assertEquals(60, problem.getInt("min"));
      assertEquals(3600, problem.getInt("max"));
      assertEquals("policy", problem.getString("limited_by"));
    }
    http.assertRefused(
        400,
        "TWT-002",
        http.tokenRequest(CallerJwt.of("alice"), "{\"profile\": \"long\", \"ttl\": 86401}"));
  }

  @Test
  void refusesAnUnknownProfileWithoutListingOthers() {
    HttpResponse<String> answer =
        http.send(http.tokenRequest(CallerJwt.of("alice"), "{\"profile\": \"sofphone\"}"));

    Http.assertProblem(answer, 400, "TWT-051");
    assertFalse(answer.body().contains("softphone"), answer.body());
  }

  @Test
  void refusesAnUnknownParameter() {
    http.assertRefused(
        400,
        "TWT-062",
        http.tokenRequest(CallerJwt.of("alice"), "{\"params\": {\"room\": \"x\"}}"));
  }

  @Test
  void refusesARequestWithoutABearer() {
    HttpResponse<String> answer =
        http.send(
            http.to("twilio/token")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{")));

    Http.assertProblem(answer, 401, "TWT-052");
    assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
  }

  @Test
  void refusesABearerInACookieOrAnotherScheme() {
    String caller = CallerJwt.of("alice");

    http.assertRefused(
        401,
        "TWT-052",
        http.to("twilio/token").header("Cookie", "Bearer=" + caller).POST(Http.text("{}")));

    HttpResponse<String> basic =
        http.send(
            http.to("twilio/token")
                .header("Authorization", "Basic YWxpY2U6eA==")
                .POST(Http.text("{}")));

    assertEquals(401, basic.statusCode());
    Http.assertHeaders(basic);
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
      HttpResponse<String> answer = http.send(http.tokenRequest(bearer, "{}"));
      Http.assertProblem(answer, 401, "TWT-053");

      String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
      assertTrue(challenge.startsWith("Bearer error=\"invalid_token\""), challenge);
    }
  }

  @Test
  void aTwilioTokenOpensNothing() {
    String token =
        Http.json(http.ok(http.tokenRequest(CallerJwt.of("alice"), "{}")).body())
            .getString("token");

    http.assertRefused(401, "TWT-053", http.tokenRequest(token, "{}"));
  }

  @Test
  void refusesALoginThatEndsTooSoon() {
    Instant end = Instant.now().plusSeconds(50);
    String caller = CallerJwt.sign(CallerJwt.claims("alice").expirationTime(Date.from(end)));
    JsonObject problem = http.assertRefused(401, "TWT-004", http.tokenRequest(caller, "{}"));

    assertEquals("caller-session", problem.getString("limited_by"));
  }

  @Test
  void checksTheBearerFirst() {
    http.assertRefused(401, "TWT-052", http.to("twilio/token").GET());

    for (String method : List.of("PROPFIND", "ODD")) {
      http.assertRefused(
          401,
          "TWT-052",
          http.to("twilio/token").method(method, HttpRequest.BodyPublishers.noBody()));
    }

    http.assertRefused(
        401,
        "TWT-052",
        http.to("twilio/token").header("Accept", "image/png").POST(Http.text("{}")));
    http.assertRefused(
        401,
        "TWT-052",
        http.to("twilio/token")
            .header("Content-Type", "application/json;charset=x")
            .POST(Http.text("{}")));
  }

  @Test
  void refusesAMissingRole() {
    String caller = CallerJwt.sign(CallerJwt.claims("alice").claim("groups", List.of("**", "x")));

    http.assertRefused(403, "TWT-054", http.tokenRequest(caller, "{\"profile\": \"softphone\"}"));
    http.assertRefused(
        403, "TWT-054", http.tokenRequest(CallerJwt.of("alice"), "{\"profile\": \"watch\"}"));
  }

  @Test
  void refusesSomebodyElsesIdentity() {
    http.assertRefused(
        403, "TWT-055", http.tokenRequest(CallerJwt.of("alice"), "{\"identity\": \"bob\"}"));
  }

  @Test
  void refusesAnIdentityThatTheProductCannotTake() {
    http.assertRefused(
        403,
        "TWT-006",
        http.tokenRequest(CallerJwt.of("alice@acme.test"), "{\"profile\": \"softphone\"}"));
  }

  @Test
  void checksTheRoleBeforeTheRest() {
    http.assertRefused(
        403,
        "TWT-054",
        http.tokenRequest(
            CallerJwt.of("alice"),
            "{\"profile\": \"watch\", \"ttl\": 5, \"params\": {\"a\": \"b\"}}"));
  }
}
