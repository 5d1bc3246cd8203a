package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What HTTP asks of the endpoint: methods, media types, sizes. */
public interface HttpRulesContract extends Contract {
  @Test
  default void refusesOtherMethods() {
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
      HttpResponse<String> answer =
          http()
              .send(
                  http()
                      .to("twilio/token")
                      .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                      .method(method, HttpRequest.BodyPublishers.noBody()));
      String detail = Http.assertProblem(answer, 405, "TWT-056").getString("detail");

      assertEquals(method + " is not served here. Use POST.", detail);
      assertEquals("POST, OPTIONS", answer.headers().firstValue("Allow").orElse(""));
    }

    HttpResponse<String> head =
        http()
            .send(
                http()
                    .to("twilio/token")
                    .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertEquals(405, head.statusCode());
    Http.assertHeaders(head);
  }

  @Test
  default void refusesMethodsThatItDoesNotKnow() {
    for (String method : List.of("PROPFIND", "ODD")) {
      HttpResponse<String> answer =
          http()
              .send(
                  http()
                      .to("twilio/token")
                      .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                      .method(method, HttpRequest.BodyPublishers.noBody()));

      if (!http().isOwn(OwnAnswer.UNKNOWN_METHOD, answer)) {
        String detail = Http.assertProblem(answer, 405, "TWT-056").getString("detail");

        assertEquals(method + " is not served here. Use POST.", detail);
        assertEquals("POST, OPTIONS", answer.headers().firstValue("Allow").orElse(""));
      }
    }
  }

  @Test
  default void namesItsMethodsAndServesNoWadl() {
    HttpResponse<String> answer =
        http()
            .send(http().to("twilio/token").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertEquals(204, answer.statusCode());
    assertEquals("POST, OPTIONS", answer.headers().firstValue("Allow").orElse(""));
    Http.assertHeaders(answer);
  }

  @Test
  default void refusesAFormatItCannotAnswerIn() {
    http()
        .assertRefused(
            406,
            "TWT-057",
            http().tokenRequest(CallerJwt.of("alice"), "{}").header("Accept", "text/html"));
    http()
        .assertRefused(
            406,
            "TWT-057",
            http()
                .tokenRequest(CallerJwt.of("alice"), "{}")
                .header("Accept", "application/json;q=0, text/plain;q=0, */*"));
  }

  @Test
  default void refusesABodyOver8KiB() {
    String largest = "{\"profile\": \"default\"" + " ".repeat(8192 - 22) + "}";

    assertEquals(8192, largest.length());

    http().ok(http().tokenRequest(CallerJwt.of("alice"), largest));

    http().assertRefused(413, "TWT-058", http().tokenRequest(CallerJwt.of("alice"), " " + largest));

    HttpRequest.BodyPublisher chunked =
        HttpRequest.BodyPublishers.fromPublisher(
            HttpRequest.BodyPublishers.ofString(" " + largest));

    http()
        .assertRefused(
            413, "TWT-058", http().tokenRequest(CallerJwt.of("alice"), "{}").POST(chunked));
  }

  @Test
  default void refusesABodyOfAnotherType() {
    String caller = CallerJwt.of("alice");

    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "application/json;charset=x")) {
      http()
          .assertRefused(
              415,
              "TWT-059",
              http()
                  .to("twilio/token")
                  .header("Authorization", "Bearer " + caller)
                  .header("Content-Type", type)
                  .POST(Http.text("{}")));
    }
  }
}
