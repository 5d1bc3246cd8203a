package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.SignedJWT;
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

/** Every row of the endpoint's table of refusals, on the packaged WAR. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RefusalIT {
  @ArquillianResource URL base;

  private Http http;

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged(), Wars.ACCOUNT_SETTINGS, Wars.CALLER_SETTINGS, Wars.PROFILE_SETTINGS);
  }

  @BeforeEach
  void client() {
    http = new Http(base);
  }

  // --- 400 ---

  @Test
  void refusesABodyThatIsNoJsonObject() {
    for (String body : List.of("{", "[]", "null", "{} {}", "{\"ttl\": 900,}", "\u0000")) {
      http.refused(400, "TWT-050", http.order(CallerJwt.of("alice"), body));
    }
  }

  @Test
  void refusesUnknownAndRepeatedMembers() {
    http.refused(400, "TWT-050", http.order(CallerJwt.of("alice"), "{\"room\": \"x\"}"));
    http.refused(400, "TWT-050", http.order(CallerJwt.of("alice"), "{\"ttl\": 60, \"ttl\": 90}"));
    http.refused(
        400, "TWT-050", http.order(CallerJwt.of("alice"), "{\"params\": {\"a\": {\"b\": \"c\"}}}"));
  }

  @Test
  void refusesALifetimeThatIsNoWholeNumber() {
    for (String ttl : List.of("900.5", "\"900\"", "0", "-1", "1e3", "1e1000000", "null", "0900")) {
      http.refused(400, "TWT-050", http.order(CallerJwt.of("alice"), "{\"ttl\": " + ttl + "}"));
    }
  }

  @Test
  void refusesALifetimeOutsideTheBoundsAndSaysBoth() {
    for (String ttl : List.of("59", "3601", "900000")) {
      JsonObject problem =
          http.refused(400, "TWT-002", http.order(CallerJwt.of("alice"), "{\"ttl\": " + ttl + "}"));
      assertEquals(60, problem.getInt("min"));
      assertEquals(3600, problem.getInt("max"));
      assertEquals("policy", problem.getString("limited_by"));
    }
    http.refused(
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
    http.refused(
        400, "TWT-062", http.order(CallerJwt.of("alice"), "{\"params\": {\"room\": \"x\"}}"));
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
    http.refused(
        401,
        "TWT-052",
        http.to("twilio/token").header("Cookie", "Bearer=" + caller).POST(Http.text("{}")));
    HttpResponse<String> basic =
        http.send(
            http.to("twilio/token")
                .header("Authorization", "Basic YWxpY2U6eA==")
                .POST(Http.text("{}")));
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
    String token =
        Http.json(http.ok(http.order(CallerJwt.of("alice"), "{}")).body()).getString("token");
    http.refused(401, "TWT-053", http.order(token, "{}"));
  }

  @Test
  void refusesALoginThatEndsTooSoon() {
    Instant end = Instant.now().plusSeconds(50);
    String caller = CallerJwt.sign(CallerJwt.claims("alice").expirationTime(Date.from(end)));
    JsonObject problem = http.refused(401, "TWT-004", http.order(caller, "{}"));
    assertEquals("caller-session", problem.getString("limited_by"));
  }

  @Test
  void looksAtTheBearerBeforeAnythingElse() {
    http.refused(401, "TWT-052", http.to("twilio/token").GET());
    for (String method : List.of("PROPFIND", "ODD")) {
      http.refused(
          401,
          "TWT-052",
          http.to("twilio/token").method(method, HttpRequest.BodyPublishers.noBody()));
    }
    http.refused(
        401,
        "TWT-052",
        http.to("twilio/token").header("Accept", "image/png").POST(Http.text("{}")));
    http.refused(
        401,
        "TWT-052",
        http.to("twilio/token")
            .header("Content-Type", "application/json;charset=x")
            .POST(Http.text("{}")));
  }

  // --- 403 ---

  @Test
  void refusesAMissingRole() {
    String caller = CallerJwt.sign(CallerJwt.claims("alice").claim("groups", List.of("**", "x")));
    http.refused(403, "TWT-054", http.order(caller, "{\"profile\": \"softphone\"}"));
    http.refused(403, "TWT-054", http.order(CallerJwt.of("alice"), "{\"profile\": \"watch\"}"));
  }

  @Test
  void refusesSomebodyElsesIdentity() {
    http.refused(403, "TWT-055", http.order(CallerJwt.of("alice"), "{\"identity\": \"bob\"}"));
  }

  @Test
  void refusesAnIdentityThatTheProductCannotTake() {
    http.refused(
        403,
        "TWT-006",
        http.order(CallerJwt.of("alice@acme.test"), "{\"profile\": \"softphone\"}"));
  }

  @Test
  void refusesARoleBeforeTheRest() {
    http.refused(
        403,
        "TWT-054",
        http.order(
            CallerJwt.of("alice"),
            "{\"profile\": \"watch\", \"ttl\": 5, \"params\": {\"a\": \"b\"}}"));
  }

  // --- as HTTP says ---

  @Test
  void refusesOtherMethods() {
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "PROPFIND", "ODD")) {
      HttpResponse<String> answer =
          http.send(
              http.to("twilio/token")
                  .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                  .method(method, HttpRequest.BodyPublishers.noBody()));
      String detail = Http.problem(answer, 405, "TWT-056").getString("detail");
      assertEquals(method + " is not served here. Use POST.", detail);
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
    http.refused(
        406, "TWT-057", http.order(CallerJwt.of("alice"), "{}").header("Accept", "text/html"));
    http.refused(
        406,
        "TWT-057",
        http.order(CallerJwt.of("alice"), "{}")
            .header("Accept", "application/json;q=0, text/plain;q=0, */*"));
  }

  @Test
  void refusesABodyOver8KiB() {
    String largest = "{\"profile\": \"default\"" + " ".repeat(8192 - 22) + "}";
    assertEquals(8192, largest.length());
    http.ok(http.order(CallerJwt.of("alice"), largest));
    http.refused(413, "TWT-058", http.order(CallerJwt.of("alice"), " " + largest));
    HttpRequest.BodyPublisher chunked =
        HttpRequest.BodyPublishers.fromPublisher(
            HttpRequest.BodyPublishers.ofString(" " + largest));
    http.refused(413, "TWT-058", http.order(CallerJwt.of("alice"), "{}").POST(chunked));
  }

  @Test
  void refusesABodyOfAnotherType() {
    String caller = CallerJwt.of("alice");
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "application/json;charset=x")) {
      http.refused(
          415,
          "TWT-059",
          http.to("twilio/token")
              .header("Authorization", "Bearer " + caller)
              .header("Content-Type", type)
              .POST(Http.text("{}")));
    }
  }

  @Test
  void inspectsNothingUnlessRolesAreNamed() {
    for (String method : List.of("POST", "OPTIONS", "GET", "DELETE")) {
      http.refused(
          404,
          "TWT-060",
          http.to("twilio/token/inspect")
              .header("Authorization", "Bearer " + CallerJwt.of("alice"))
              .method(method, HttpRequest.BodyPublishers.noBody()));
    }
  }

  @Test
  void hasNothingElseWhateverTheMethod() {
    for (String path : List.of("", "nothing", "twilio/nothing")) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PROPFIND", "ODD")) {
        HttpResponse<String> answer =
            http.send(http.to(path).method(method, HttpRequest.BodyPublishers.noBody()));
        Http.problem(answer, 404, "TWT-060");
      }
    }
  }

  @Test
  void neverAnswersInHtmlAnywhere() {
    for (String path :
        List.of(
            "twilio/nothing",
            "twilio",
            "twilio/application.wadl",
            "nothing",
            "error",
            "twilio/token/x",
            "twilio/token/inspect")) {
      HttpResponse<String> answer = http.send(http.to(path).GET());
      Http.problem(answer, 404, "TWT-060");
    }
    HttpResponse<String> odd =
        http.send(
            http.to("twilio/token")
                .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                .method("ODD", HttpRequest.BodyPublishers.noBody()));
    Http.problem(odd, 405, "TWT-056");
  }
}
