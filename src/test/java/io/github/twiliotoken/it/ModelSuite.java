package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sends generated requests and compares each answer with the model's. {@code it.model.requests}
 * says how many, {@code it.model.seed} which is the first: a request that differs is told with the
 * seed that makes it alone.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class ModelSuite {
  static final String LISTED = "https://app.example.com";

  private static final KeyPair FORGER = CallerJwt.newKeys();
  private static final int SHOWN = 5;

  @ArquillianResource URL base;

  private final EndpointModel.Options options;
  private final EndpointModel model;

  ModelSuite(EndpointModel.Options options) {
    this.options = options;
    this.model = new EndpointModel(options);
  }

  @Test
  void answersAsTheModelSays() {
    int requests = Integer.getInteger("it.model.requests", 2500);
    long first = Long.getLong("it.model.seed", 20261124);
    System.out.println("The model's requests begin with -Dit.model.seed=" + first);
    Http http = new Http(base);
    ModelGenerator generator =
        new ModelGenerator(options, "http://" + base.getHost() + ":" + base.getPort());
    Map<String, Integer> answers = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    for (long seed = first; seed < first + requests && differences.size() < SHOWN; seed++) {
      long sent = Instant.now().getEpochSecond();
      ModelRequest request = generator.request(seed, sent);
      HttpResponse<String> answer = http.send(http(http, request));
      long received = Instant.now().getEpochSecond();
      String difference = difference(request, answer, sent, received);
      if (!difference.isEmpty()) {
        differences.add(
            "seed %d: %s%n  for %s%n  got %s".formatted(seed, difference, request, shown(answer)));
      }
      answers.merge(kind(answer), 1, Integer::sum);
    }
    System.out.println("Answers: " + answers);
    assertTrue(differences.isEmpty(), () -> String.join("\n", differences));
    assertTrue(requests < 1000 || answers.size() > 15, "too few kinds of answers: " + answers);
  }

  // --- sending ---

  private static HttpRequest.Builder http(Http http, ModelRequest request) {
    HttpRequest.Builder builder =
        http.to("twilio/token" + request.query())
            .method(
                request.method(),
                request.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(request.bytes()));
    ModelRequest.Headers headers = request.headers();
    if (!request.bearer().equals("none")) {
      builder.header("Authorization", "Bearer " + bearer(request));
    }
    if (headers.type() != null) {
      builder.header("Content-Type", headers.type());
    }
    if (headers.accept() != null) {
      builder.header("Accept", headers.accept());
    }
    if (headers.origin() != null) {
      builder.header("Origin", headers.origin());
    }
    return builder;
  }

  private static String bearer(ModelRequest request) {
    if (request.bearer().equals("rubbish")) {
      return "rubbish";
    }
    JWTClaimsSet.Builder claims =
        CallerJwt.claims("x").claim("upn", null).expirationTime(date(request.end()));
    request.claims().forEach(claims::claim);
    switch (request.bearer()) {
      case "issuer" -> claims.issuer("https://else.test");
      case "audience" -> claims.audience("another");
      case "expired" -> claims.expirationTime(date(Instant.now().getEpochSecond() - 3600));
      case "early" -> claims.notBeforeTime(date(Instant.now().getEpochSecond() + 3600));
      default -> {}
    }
    return request.bearer().equals("forged")
        ? CallerJwt.sign(claims, FORGER)
        : CallerJwt.sign(claims);
  }

  private static Date date(long seconds) {
    return Date.from(Instant.ofEpochSecond(seconds));
  }

  // --- comparing ---

  /** What differs from the model at every second that the server may have read its clock. */
  private String difference(
      ModelRequest request, HttpResponse<String> answer, long sent, long received) {
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
      EndpointModel.Expected expected,
      HttpResponse<String> answer,
      long sent,
      long received) {
    Http.headers(answer);
    boolean page = request.headers().origin() != null;
    assertEquals(
        page && options.get() && request.headers().origin().equals(LISTED)
            ? request.headers().origin()
            : "",
        answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    if (expected instanceof EndpointModel.Expected.Methods) {
      assertEquals(204, answer.statusCode());
      assertEquals(model.methods(), answer.headers().firstValue("Allow").orElse(""));
    } else if (expected instanceof EndpointModel.Expected.Refusal refusal) {
      compare(request, refusal, answer);
    } else if (expected instanceof EndpointModel.Expected.Token token) {
      assertEquals(200, answer.statusCode(), answer.body());
      compare(request, token, answer, sent, received);
    }
  }

  private void compare(
      ModelRequest request, EndpointModel.Expected.Refusal refusal, HttpResponse<String> answer) {
    if (request.method().equals("HEAD")) {
      assertTrue(
          refusal.codes().keySet().stream()
              .anyMatch(code -> refusal.status(code) == answer.statusCode()),
          refusal + " " + answer.statusCode());
      return;
    }
    String code = Http.json(answer.body()).getString("code", "");
    assertTrue(refusal.codes().containsKey(code), "wanted " + refusal.codes());
    JsonObject problem = Http.problem(answer, refusal.status(code), code);
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
      EndpointModel.Expected.Token token,
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
    assertEquals(eu ? "SK" + "e".repeat(32) : Wars.KEY, claims.getString("iss"));
    assertEquals(eu ? "AC" + "e".repeat(32) : Wars.ACCOUNT, claims.getString("sub"));
    assertEquals(token.grants(), claims.getJsonObject("grants"));
  }

  /** The whole answer; there is nothing else in it. */
  private static JsonObject whole(EndpointModel.Expected.Token token, String jwt, long exp) {
    JsonObjectBuilder lifetime = Json.createObjectBuilder();
    if (token.requested() != null) {
      lifetime.add("requested", token.requested());
    }
    lifetime.add("effective", token.effective());
    if (token.limitedBy() != null) {
      lifetime.add("limited_by", token.limitedBy());
    }
    return Json.createObjectBuilder()
        .add("token", jwt)
        .add("identity", token.identity())
        .add("profile", token.profile().name())
        .add("expires_in", token.effective())
        .add("expires_at", Instant.ofEpochSecond(exp).toString())
        .add("grants", Json.createArrayBuilder(EndpointModel.keys(token.profile())))
        .add("lifetime", lifetime)
        .build();
  }

  private static JsonObject claims(EndpointModel.Expected.Token token, String jwt) {
    try {
      SignedJWT parsed = SignedJWT.parse(jwt);
      boolean eu = token.profile().eu();
      String secret = eu ? "canary0of0europe0canary0of0europe" : Wars.SECRET;
      assertTrue(parsed.verify(new MACVerifier(secret)), "another key has signed");
      assertEquals(eu ? "ie1" : null, parsed.getHeader().getCustomParam("twr"));
      return Http.json(parsed.getPayload().toString());
    } catch (ParseException | JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String kind(HttpResponse<String> answer) {
    if (answer.statusCode() < 400 || answer.body().isEmpty()) {
      return String.valueOf(answer.statusCode());
    }
    return answer.statusCode() + " " + Http.json(answer.body()).getString("code", "?");
  }

  private static String shown(HttpResponse<String> answer) {
    return answer.statusCode() + " " + answer.headers().map() + " " + answer.body();
  }
}
