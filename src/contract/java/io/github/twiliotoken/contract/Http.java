package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** An HTTP client of the application under test, with what every answer must hold. */
public final class Http {
  /** Far more than an answer needs: a test that waits for ever would not say why. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  // HTTP/1.1: an upgrade to HTTP/2 makes a connection that one header too large would end
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  private final Set<OwnAnswer> ownAnswers;

  /**
   * Makes a client.
   *
   * @param base where the application is, with a slash at its end; the endpoint is at {@code
   *     twilio/token} below
   * @param ownAnswers what the runtime answers itself
   */
  public Http(URI base, OwnAnswer... ownAnswers) {
    this.base = base;
    this.ownAnswers = Set.of(ownAnswers);
  }

  public URI base() {
    return base;
  }

  boolean answersItself(OwnAnswer own) {
    return ownAnswers.contains(own);
  }

  /** Returns whether the runtime answers this itself, and this is such an answer. */
  boolean isOwn(OwnAnswer own, HttpResponse<String> answer) {
    return answersItself(own) && own.is(answer);
  }

  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(base.resolve(path));
  }

  /** Returns a request for a token, as a caller's application sends it. */
  public HttpRequest.Builder tokenRequest(String bearer, String json) {
    return to("twilio/token")
        .header("Authorization", "Bearer " + bearer)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(PATIENCE).build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Sends a request that no client library would send. Returns the answer: all of it, or what came
   * before the server closed the connection. Helidon leaves that to the client.
   *
   * @param head without the headers that every request has, each line with its end
   */
  public String raw(String method, String path, String head, String body) {
    String request =
        method
            + " "
            + base.resolve(path).getRawPath()
            + " HTTP/1.1\r\nHost: "
            + base.getRawAuthority()
            + "\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n"
            + head
            + "\r\n"
            + body;
    return RawAnswer.to(request, base);
  }

  /** Sends a request that must succeed, and returns the answer. */
  public HttpResponse<String> ok(HttpRequest.Builder request) {
    HttpResponse<String> answer = send(request);
    assertEquals(200, answer.statusCode(), answer.body());
    assertHeaders(answer);
    return answer;
  }

  /** Sends a request that must be refused, and returns the problem. */
  public JsonObject assertRefused(int status, String code, HttpRequest.Builder request) {
    return assertProblem(send(request), status, code);
  }

  /**
   * Sends a request whose bearer does not hold, and asserts that it is refused: by the endpoint, or
   * by a runtime that refuses such bearers itself.
   */
  public void assertBearerRefused(HttpRequest.Builder request) {
    assertBearerRefused(send(request));
  }

  void assertBearerRefused(HttpResponse<String> answer) {
    if (!isOwn(OwnAnswer.BAD_BEARER, answer)) {
      assertProblem(answer, 401, "TWT-053");
      String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
      assertTrue(challenge.startsWith("Bearer error=\"invalid_token\""), challenge);
    }
  }

  public static HttpRequest.BodyPublisher text(String body) {
    return HttpRequest.BodyPublishers.ofString(body);
  }

  public static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  /** Returns the claims, once an independent library has verified the signature. */
  public static JsonObject verifiedClaims(String jwt) {
    return verifiedClaims(jwt, Settings.SECRET);
  }

  /** Returns the claims of a token that another key has signed, once that is verified. */
  public static JsonObject verifiedClaims(String jwt, String secret) {
    try {
      SignedJWT parsed = SignedJWT.parse(jwt);
      if (!parsed.verify(new MACVerifier(secret))) {
        throw new AssertionError("The signature is not that of the key");
      }
      return json(parsed.getPayload().toString());
    } catch (ParseException | JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns our check among those that MicroProfile Health answers. */
  public static JsonObject healthCheck(HttpResponse<String> health) {
    return json(health.body()).getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .filter(check -> check.getString("name").equals("twilio-token"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(health.body()));
  }

  /** Asserts the headers of every answer: nothing is cached, and no type is guessed. */
  public static void assertHeaders(HttpResponse<String> answer) {
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    assertEquals("no-cache", answer.headers().firstValue("Pragma").orElse(""));
    String vary = String.join(", ", answer.headers().allValues("Vary"));
    assertTrue(vary.contains("Authorization, Accept"), vary);
    assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
  }

  /** Asserts that an answer is a problem (RFC 9457) with our code and without the secret. */
  public static JsonObject assertProblem(HttpResponse<String> answer, int status, String code) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertHeaders(answer);
    String type = answer.headers().firstValue("Content-Type").orElse("");
    assertTrue(type.startsWith("application/problem+json"), type + " " + answer.body());
    JsonObject problem = json(answer.body());
    assertEquals(code, problem.getString("code"), answer.body());
    assertEquals(status, problem.getInt("status"));
    assertTrue(problem.getString("type").endsWith(code));
    assertFalse(problem.getString("title").isBlank());
    assertFalse(problem.getString("detail").isBlank());
    assertFalse(answer.body().contains(Settings.SECRET), "the secret is shown");
    return problem;
  }

  /**
   * Returns whether the server itself failed at a claim, before it knew a caller: no text in {@code
   * upn}, a number over every bound. Some servers do. The answer has our form then, too, unless it
   * is named as the runtime's own.
   */
  public boolean isServerFault(HttpResponse<String> answer) {
    if (isOwn(OwnAnswer.UNREADABLE_CLAIM, answer)) {
      return true;
    }
    if (answer.statusCode() != 500) {
      return false;
    }
    String detail = assertProblem(answer, 500, "TWT-065").getString("detail");
    assertTrue(detail.startsWith("The server failed before it called the endpoint"), detail);
    return true;
  }

  /** Asserts that an answer is a problem in our form, or a token whose claims are JSON. */
  public void assertTokenOrProblem(String what, HttpResponse<String> answer) {
    if (answer.statusCode() == 200) {
      assertHeaders(answer);
      verifiedClaims(json(answer.body()).getString("token"));
    } else if (!isOwn(OwnAnswer.BAD_BEARER, answer) && !isOwn(OwnAnswer.UNREADABLE_CLAIM, answer)) {
      String code = json(answer.body()).getString("code");
      assertTrue(List.of(400, 401, 403).contains(answer.statusCode()), what + " " + answer.body());
      assertProblem(answer, answer.statusCode(), code);
    }
  }
}
