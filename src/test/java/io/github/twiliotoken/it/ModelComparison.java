package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Instant;

/**
 * Compares what the endpoint answers with what its model predicts.
 *
 * @param listedPages whether pages of {@link ModelSuite#LISTED} may read answers
 */
record ModelComparison(EndpointModel model, boolean listedPages) {
  /**
   * Returns what differs from the model; empty if the answer is right at one of the seconds at
   * which the server may have read its clock.
   */
  String difference(ModelRequest request, HttpResponse<String> answer, long sent, long received) {
    String difference = "";
    for (long now = sent; now <= received; now++) {
      try {
        compare(request, model.answer(request, now), answer, sent, received);
        return "";
      } catch (AssertionError | RuntimeException e) {
        difference = String.valueOf(e.getMessage());
      }
    }
    return difference;
  }

  private void compare(
      ModelRequest request,
      ModelAnswer expected,
      HttpResponse<String> answer,
      long sent,
      long received) {
    Http.assertHeaders(answer);
    boolean page = request.headers().origin() != null;
    assertEquals(
        page && listedPages && request.headers().origin().equals(ModelSuite.LISTED)
            ? request.headers().origin()
            : "",
        answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    if (expected instanceof ModelAnswer.Methods) {
      assertEquals(204, answer.statusCode());
      assertEquals(model.methods(), answer.headers().firstValue("Allow").orElse(""));
    } else if (expected instanceof ModelAnswer.Refusal refusal) {
      compare(request, refusal, answer);
    } else if (expected instanceof ModelAnswer.Token token) {
      assertEquals(200, answer.statusCode(), answer.body());
      compare(request, token, answer, sent, received);
    }
  }

  private void compare(
      ModelRequest request, ModelAnswer.Refusal refusal, HttpResponse<String> answer) {
    if (request.method().equals("HEAD")) {
      assertTrue(
          refusal.codes().keySet().stream()
              .anyMatch(code -> refusal.status(code) == answer.statusCode()),
          refusal + " " + answer.statusCode());
      return;
    }
    String code = Http.json(answer.body()).getString("code", "");
    assertTrue(refusal.codes().containsKey(code), "wanted " + refusal.codes());
    JsonObject problem = Http.assertProblem(answer, refusal.status(code), code);
    String facts = refusal.codes().get(code);
    if (!facts.isEmpty()) {
      assertEquals(
          facts,
          problem.getInt("min")
              + " "
              + problem.getInt("max")
              + " "
              + problem.getString("limited_by"));
    }
    assertEquals(
        answer.statusCode() == 401,
        answer
            .headers()
            .firstValue("WWW-Authenticate")
            .filter(h -> h.startsWith("Bearer"))
            .isPresent());
    if (answer.statusCode() == 405) {
      assertEquals(model.methods(), answer.headers().firstValue("Allow").orElse(""));
    }
  }

  private static void compare(
      ModelRequest request,
      ModelAnswer.Token token,
      HttpResponse<String> answer,
      long sent,
      long received) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    String jwt = answer.body();
    if (request.acceptable().equals("text")) {
      assertTrue(type.startsWith("text/plain"), type);
    } else {
      assertTrue(type.startsWith("application/json"), type);
      JsonObject json = Http.json(answer.body());
      jwt = json.getString("token");
      long exp = claims(token, jwt).getJsonNumber("exp").longValue();
      assertEquals(whole(token, jwt, exp), json);
    }
    JsonObject claims = claims(token, jwt);
    long nbf = claims.getJsonNumber("nbf").longValue();
    assertTrue(sent <= nbf && nbf <= received, "nbf " + nbf);
    assertEquals(token.effective(), claims.getJsonNumber("exp").longValue() - nbf, "lifetime");
    boolean eu = token.profile().eu();
    assertEquals(eu ? "SK" + "e".repeat(32) : Settings.KEY, claims.getString("iss"));
    assertEquals(eu ? "AC" + "e".repeat(32) : Settings.ACCOUNT, claims.getString("sub"));
    assertEquals(token.grants(), claims.getJsonObject("grants"));
  }

  /** The whole answer; there is nothing else in it. */
  private static JsonObject whole(ModelAnswer.Token token, String jwt, long exp) {
    JsonObjectBuilder lifetime = Json.createObjectBuilder();
    if (token.requested() != null) {
      lifetime.add("requested", token.requested());
    }
    lifetime.add("effective", token.effective());
    if (token.limitedBy() != null) {
      lifetime.add("limited_by", token.limitedBy());
    }
    JsonObjectBuilder whole = Json.createObjectBuilder();
    if (token.profile().eu()) {
      whole.add("region", "ie1");
    }
    return whole
        .add("token", jwt)
        .add("identity", token.identity())
        .add("profile", token.profile().name())
        .add("expires_in", token.effective())
        .add("expires_at", Instant.ofEpochSecond(exp).toString())
        .add("grants", Json.createArrayBuilder(ModelGrants.keys(token.profile())))
        .add("lifetime", lifetime)
        .build();
  }

  private static JsonObject claims(ModelAnswer.Token token, String jwt) {
    try {
      SignedJWT parsed = SignedJWT.parse(jwt);
      boolean eu = token.profile().eu();
      String secret = eu ? "canary0of0europe0canary0of0europe" : Settings.SECRET;
      assertTrue(parsed.verify(new MACVerifier(secret)), "another key has signed");
      assertEquals(eu ? "ie1" : null, parsed.getHeader().getCustomParam("twr"));
      return Http.json(parsed.getPayload().toString());
    } catch (ParseException | JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
