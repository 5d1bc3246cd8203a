package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What HTTP asks of the endpoint: methods, media types, sizes, paths. */
class HttpRulesIT extends EndpointSuite {
  @Test
  void refusesOtherMethods() {
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "PROPFIND", "ODD")) {
      HttpResponse<String> answer =
          http.send(
              http.to("twilio/token")
                  .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                  .method(method, HttpRequest.BodyPublishers.noBody()));
      String detail = Http.assertProblem(answer, 405, "TWT-056").getString("detail");

      assertEquals(method + " is not served here. Use POST.", detail);
      assertEquals("POST, OPTIONS", answer.headers().firstValue("Allow").orElse(""));
    }

    HttpResponse<String> head =
        http.send(
            http.to("twilio/token")
                .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertEquals(405, head.statusCode());
    Http.assertHeaders(head);
  }

  @Test
  void namesItsMethodsAndServesNoWadl() {
    HttpResponse<String> answer =
        http.send(http.to("twilio/token").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertEquals(204, answer.statusCode());
    assertEquals("POST, OPTIONS", answer.headers().firstValue("Allow").orElse(""));
    Http.assertHeaders(answer);
  }

  @Test
  void refusesAFormatItCannotAnswerIn() {
    http.assertRefused(
        406,
        "TWT-057",
        http.tokenRequest(CallerJwt.of("alice"), "{}").header("Accept", "text/html"));
    http.assertRefused(
        406,
        "TWT-057",
        http.tokenRequest(CallerJwt.of("alice"), "{}")
            .header("Accept", "application/json;q=0, text/plain;q=0, */*"));
  }

  @Test
  void refusesABodyOver8KiB() {
    String largest = "{\"profile\": \"default\"" + " ".repeat(8192 - 22) + "}";

    assertEquals(8192, largest.length());

    http.ok(http.tokenRequest(CallerJwt.of("alice"), largest));

    http.assertRefused(413, "TWT-058", http.tokenRequest(CallerJwt.of("alice"), " " + largest));

    HttpRequest.BodyPublisher chunked =
        HttpRequest.BodyPublishers.fromPublisher(
            HttpRequest.BodyPublishers.ofString(" " + largest));

    http.assertRefused(
        413, "TWT-058", http.tokenRequest(CallerJwt.of("alice"), "{}").POST(chunked));
  }

  @Test
  void refusesABodyOfAnotherType() {
    String caller = CallerJwt.of("alice");

    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "application/json;charset=x")) {
      http.assertRefused(
          415,
          "TWT-059",
          http.to("twilio/token")
              .header("Authorization", "Bearer " + caller)
              .header("Content-Type", type)
              .POST(Http.text("{}")));
    }
  }

  @Test
  void inspectsNothingUnlessConfigured() {
    for (String method : List.of("POST", "OPTIONS", "GET", "DELETE")) {
      http.assertRefused(
          404,
          "TWT-060",
          http.to("twilio/token/inspect")
              .header("Authorization", "Bearer " + CallerJwt.of("alice"))
              .method(method, HttpRequest.BodyPublishers.noBody()));
    }
  }

  @Test
  void servesNothingElse() {
    for (String path : List.of("", "nothing", "twilio/nothing")) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PROPFIND", "ODD")) {
        HttpResponse<String> answer =
            http.send(http.to(path).method(method, HttpRequest.BodyPublishers.noBody()));
        Http.assertProblem(answer, 404, "TWT-060");
      }
    }
  }

  @Test
  void neverAnswersInHtml() {
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
      Http.assertProblem(answer, 404, "TWT-060");
    }

    HttpResponse<String> odd =
        http.send(
            http.to("twilio/token")
                .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                .method("ODD", HttpRequest.BodyPublishers.noBody()));

    Http.assertProblem(odd, 405, "TWT-056");
  }
}
