package io.github.twiliotoken.helidon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an endpoint without {@code @PermitAll} leaves to Helidon. */
class GuardedTest {
  private App app;
  private Http http;

  @BeforeEach
  void start() {
    app = App.start(Settings.forTokens());
    http = new Http(app.uri("/guarded/"));
  }

  @AfterEach
  void stop() {
    app.close();
  }

  /** Helidon's own answer: a status, and nothing that a program could read. */
  private static void isEmpty401(HttpResponse<String> answer) {
    assertEquals("401 ", answer.statusCode() + " " + answer.body());
    assertTrue(answer.headers().firstValue("Cache-Control").isEmpty());
  }

  @Test
  void servesAGoodCaller() {
    http.ok(http.tokenRequest(CallerJwt.of("alice"), "{}"));
  }

  @Test
  void refusesACallerWithoutAGoodBearer() {
    isEmpty401(http.send(http.to("twilio/token").POST(Http.text("{}"))));
    isEmpty401(http.send(http.tokenRequest("rubbish", "{}")));
  }

  /** A browser asks before it sends the bearer, so no page of another origin works. */
  @Test
  void refusesThePreflight() {
    HttpRequest.Builder preflight =
        http.to("twilio/token")
            .header("Origin", "https://app.example.com")
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody());

    isEmpty401(http.send(preflight));
  }

  /** Holds what the page about Helidon warns of: give all endpoints the same annotation. */
  @Test
  void theFirstEndpointThatIsAskedDecidesForAll() {
    HttpRequest.Builder nobody = new Http(app.uri("/")).to("twilio/token").POST(Http.text("{}"));

    Http.assertProblem(http.send(nobody), 401, "TWT-052");
    http.assertRefused(401, "TWT-052", http.to("twilio/token").POST(Http.text("{}")));
  }
}
