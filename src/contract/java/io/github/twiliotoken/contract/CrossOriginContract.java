package io.github.twiliotoken.contract;

import static io.github.twiliotoken.contract.Cors.assertAllowed;
import static io.github.twiliotoken.contract.Cors.assertNobodyAllowed;
import static io.github.twiliotoken.contract.Cors.assertVaries;
import static io.github.twiliotoken.contract.Cors.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Pages of other sites (CORS), where the operator allows some. */
public interface CrossOriginContract extends Contract {
  List<String> LISTED = List.of("https://app.example.com", "http://localhost:3000");
  String APP = LISTED.get(0);

  /** {@code GET} is served as well. */
  String SETTINGS =
      Settings.PROFILE_SETTINGS
          + """
          twilio.token.endpoint.get=true
          twilio.token.endpoint.origins=%s
          """
              .formatted(String.join(",", LISTED));

  @Test
  default void allowsAListedPageInAPreflight() {
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
  default void allowsNoOtherPageInAPreflight() {
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
  default void aListedPageReadsItsToken() {
    for (String origin : LISTED) {
      assertAllowed(
          origin,
          http().ok(http().tokenRequest(CallerJwt.of("alice"), "{}").header("Origin", origin)));
    }
  }

  @Test
  default void aListedPageReadsOurRefusals() {
    HttpResponse<String> nobody =
        http().send(http().to("twilio/token").header("Origin", APP).POST(Http.text("{}")));

    Http.assertProblem(nobody, 401, "TWT-052");
    assertAllowed(APP, nobody);

    HttpResponse<String> foreign =
        http()
            .send(
                http()
                    .tokenRequest(CallerJwt.of("alice"), "{\"identity\": \"bob\"}")
                    .header("Origin", APP));

    Http.assertProblem(foreign, 403, "TWT-055");
    assertAllowed(APP, foreign);
  }

  @Test
  default void refusesPagesOfOtherSites() {
    for (String origin : List.of("https://evil.test", "http://app.example.com", "null")) {
      HttpResponse<String> post =
          http().send(http().tokenRequest(CallerJwt.of("alice"), "{}").header("Origin", origin));

      Http.assertProblem(post, 403, "TWT-071");
      assertNobodyAllowed(post);

      HttpResponse<String> get =
          http()
              .send(
                  http()
                      .to("twilio/token")
                      .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                      .header("Origin", origin)
                      .GET());
      Http.assertProblem(get, 403, "TWT-071");
      assertNobodyAllowed(get);
    }
  }

  @Test
  default void servesItsOwnPagesAndOtherClients() {
    URI own = http().base();
    String origin = own.getScheme() + "://" + own.getAuthority();

    assertVaries(
        http().ok(http().tokenRequest(CallerJwt.of("alice"), "{}").header("Origin", origin)));
    assertVaries(http().ok(http().tokenRequest(CallerJwt.of("alice"), "{}")));
    assertVaries(
        http()
            .ok(
                http()
                    .tokenRequest(CallerJwt.of("alice"), "{}")
                    .header("Origin", "https://behind.a.proxy.test")
                    .header("Sec-Fetch-Site", "same-origin")));
  }

  private HttpResponse<String> preflight(String origin) {
    HttpResponse<String> answer =
        http()
            .send(
                http()
                    .to("twilio/token")
                    .header("Origin", origin)
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "authorization,content-type")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    Http.assertHeaders(answer);
    return answer;
  }
}
