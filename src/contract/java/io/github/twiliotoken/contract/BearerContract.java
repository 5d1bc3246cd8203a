package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a request gets whose bearer is missing or does not hold. That is checked first. */
public interface BearerContract extends Contract {
  @Test
  default void refusesARequestWithoutABearer() {
    HttpResponse<String> answer =
        http()
            .send(
                http()
                    .to("twilio/token")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{")));

    Http.assertProblem(answer, 401, "TWT-052");
    assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
  }

  @Test
  default void refusesABearerInACookieOrAnotherScheme() {
    String caller = CallerJwt.of("alice");

    http()
        .assertRefused(
            401,
            "TWT-052",
            http().to("twilio/token").header("Cookie", "Bearer=" + caller).POST(Http.text("{}")));

    HttpResponse<String> basic =
        http()
            .send(
                http()
                    .to("twilio/token")
                    .header("Authorization", "Basic YWxpY2U6eA==")
                    .POST(Http.text("{}")));

    assertEquals(401, basic.statusCode());
    Http.assertHeaders(basic);
  }

  @Test
  default void refusesABadBearer() throws Exception {
    String good = CallerJwt.of("alice");
    Instant past = Instant.now().minusSeconds(3600);
    SignedJWT none =
        new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), CallerJwt.claims("alice").build());
    none.sign(new MACSigner(Settings.SECRET));
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
      http().assertBearerRefused(http().tokenRequest(bearer, "{}"));
    }
  }

  @Test
  default void onlyWhatIsNamedIsTheRuntimesOwnAnswer() {
    assertEquals(
        http().answersItself(OwnAnswer.BAD_BEARER),
        OwnAnswer.BAD_BEARER.is(http().send(http().tokenRequest("rubbish", "{}"))));
    assertEquals(
        http().answersItself(OwnAnswer.UNREADABLE_CLAIM),
        Stream.of("{\"agent\": true}", "[7]")
            .anyMatch(
                json -> OwnAnswer.UNREADABLE_CLAIM.is(http().send(withClaim("groups", json)))));
    assertEquals(
        http().answersItself(OwnAnswer.UNREADABLE_TIME),
        OwnAnswer.UNREADABLE_TIME.is(http().send(withClaim("iat", "\"soon\""))));
    assertEquals(
        http().answersItself(OwnAnswer.UNKNOWN_METHOD),
        OwnAnswer.UNKNOWN_METHOD.is(
            http()
                .send(
                    http()
                        .tokenRequest(CallerJwt.of("alice"), "{}")
                        .method("ODD", Http.text("")))));
  }

  private HttpRequest.Builder withClaim(String name, String json) {
    String bearer = CallerJwt.signRaw(CallerJwt.claims("alice").claim(name, null), name, json);
    return http().tokenRequest(bearer, "{}");
  }

  @Test
  default void aTwilioTokenOpensNothing() {
    String token =
        Http.json(http().ok(http().tokenRequest(CallerJwt.of("alice"), "{}")).body())
            .getString("token");

    http().assertBearerRefused(http().tokenRequest(token, "{}"));
  }

  @Test
  default void refusesALoginThatEndsTooSoon() {
    Instant end = Instant.now().plusSeconds(50);
    String caller = CallerJwt.sign(CallerJwt.claims("alice").expirationTime(Date.from(end)));
    JsonObject problem = http().assertRefused(401, "TWT-004", http().tokenRequest(caller, "{}"));

    assertEquals("caller-session", problem.getString("limited_by"));
  }

  @Test
  default void checksTheBearerFirst() {
    http().assertRefused(401, "TWT-052", http().to("twilio/token").GET());

    for (String method : List.of("PROPFIND", "ODD")) {
      HttpResponse<String> answer =
          http()
              .send(http().to("twilio/token").method(method, HttpRequest.BodyPublishers.noBody()));

      if (!http().isOwn(OwnAnswer.UNKNOWN_METHOD, answer)) {
        Http.assertProblem(answer, 401, "TWT-052");
      }
    }

    http()
        .assertRefused(
            401,
            "TWT-052",
            http().to("twilio/token").header("Accept", "image/png").POST(Http.text("{}")));
    http()
        .assertRefused(
            401,
            "TWT-052",
            http()
                .to("twilio/token")
                .header("Content-Type", "application/json;charset=x")
                .POST(Http.text("{}")));
  }
}
