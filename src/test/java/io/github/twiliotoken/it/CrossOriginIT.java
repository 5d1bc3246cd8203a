package io.github.twiliotoken.it;

import static io.github.twiliotoken.it.Cors.assertAllowed;
import static io.github.twiliotoken.it.Cors.assertNobodyAllowed;
import static io.github.twiliotoken.it.Cors.assertVaries;
import static io.github.twiliotoken.it.Cors.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Pages of other sites (CORS), where the operator allows some. */
class CrossOriginIT extends CrossOriginSuite {
  @Test
  void allowsAListedPageInAPreflight() {
    for (String origin : LISTED) {
      HttpResponse<String> answer = preflight(origin);

      assertEquals(204, answer.statusCode());
      assertEquals("", answer.body());
      assertAllowed(origin, answer);
      assertEquals("GET, POST", header(answer, "Access-Control-Allow-Methods"));
      assertEquals(
          "authorization, content-type",
          header(answer, "Access-Control-Allow-Headers").toLowerCase(Locale.ROOT));
      assertTrue(Integer.parseInt(header(answer, "Access-Control-Max-Age")) > 0);
      assertEquals("GET, POST, OPTIONS", header(answer, "Allow"));
    }
  }

  @Test
  void allowsNoOtherPageInAPreflight() {
    for (String origin :
        List.of(
            "https://evil.test",
            "https://app.example.com.evil.test",
            "http://app.example.com",
            "https://app.example.com:444",
            "https://APP.example.com",
            "https://app.example.com/",
            "http://localhost",
            "null",
            "*")) {
      HttpResponse<String> answer = preflight(origin);
      assertEquals(204, answer.statusCode(), origin);
      assertNobodyAllowed(answer);
    }
  }

  @Test
  void aListedPageReadsItsToken() {
    for (String origin : LISTED) {
      assertAllowed(origin, http.ok(http.tokenRequest(caller, "{}").header("Origin", origin)));
    }
  }

  @Test
  void aListedPageReadsOurRefusals() {
    HttpResponse<String> nobody =
        http.send(http.to("twilio/token").header("Origin", APP).POST(Http.text("{}")));

    Http.assertProblem(nobody, 401, "TWT-052");
    assertAllowed(APP, nobody);

    HttpResponse<String> foreign =
        http.send(http.tokenRequest(caller, "{\"identity\": \"bob\"}").header("Origin", APP));

    Http.assertProblem(foreign, 403, "TWT-055");
    assertAllowed(APP, foreign);
  }

  @Test
  void aListedPageReadsTheContainersRefusals() {
    HttpResponse<String> rubbish =
        http.send(http.tokenRequest("rubbish", "{}").header("Origin", APP));

    Http.assertProblem(rubbish, 401, "TWT-053");
    assertAllowed(APP, rubbish);

    HttpResponse<String> nowhere = http.send(http.to("twilio/nowhere").header("Origin", APP).GET());

    Http.assertProblem(nowhere, 404, "TWT-060");
    assertAllowed(APP, nowhere);
  }

  @Test
  void refusesPagesOfOtherSites() {
    for (String origin : List.of("https://evil.test", "http://app.example.com", "null")) {
      HttpResponse<String> post =
          http.send(http.tokenRequest(caller, "{}").header("Origin", origin));

      Http.assertProblem(post, 403, "TWT-071");
      assertNobodyAllowed(post);

      HttpResponse<String> get =
          http.send(
              http.to("twilio/token")
                  .header("Authorization", "Bearer " + caller)
                  .header("Origin", origin)
                  .GET());
      Http.assertProblem(get, 403, "TWT-071");
      assertNobodyAllowed(get);
    }
  }

  @Test
  void otherPagesReadNoContainerRefusals() {
    HttpResponse<String> answer =
        http.send(http.tokenRequest("rubbish", "{}").header("Origin", "https://evil.test"));

    Http.assertProblem(answer, 401, "TWT-053");
    assertNobodyAllowed(answer);
  }

  @Test
  void servesItsOwnPagesAndOtherClients() {
    URI own = URI.create(base.toString());
    String origin = own.getScheme() + "://" + own.getAuthority();

    assertVaries(http.ok(http.tokenRequest(caller, "{}").header("Origin", origin)));
    assertVaries(http.ok(http.tokenRequest(caller, "{}")));
    assertVaries(
        http.ok(
            http.tokenRequest(caller, "{}")
                .header("Origin", "https://behind.a.proxy.test")
                .header("Sec-Fetch-Site", "same-origin")));
  }

  private HttpResponse<String> preflight(String origin) {
    HttpResponse<String> answer =
        http.send(
            http.to("twilio/token")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    Http.assertHeaders(answer);
    return answer;
  }
}
