package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages of other sites, and {@code GET}, where the operator allows both. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CrossOriginIT {
  private static final List<String> LISTED =
      List.of("https://app.example.com", "http://localhost:3000");
  private static final String APP = LISTED.get(0);

  @ArquillianResource URL base;

  private Http http;
  private String caller;

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged(),
        Wars.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        Wars.PROFILE_SETTINGS,
        "twilio.token.endpoint.get=true",
        "twilio.token.endpoint.origins=" + String.join(",", LISTED));
  }

  @BeforeEach
  void client() {
    http = new Http(base);
    caller = CallerJwt.of("alice");
  }

  @Test
  void allowNamesGetWhereItIsServed() {
    for (String method : List.of("PUT", "PROPFIND")) {
      HttpResponse<String> answer =
          http.send(
              http.to("twilio/token")
                  .header("Authorization", "Bearer " + caller)
                  .method(method, HttpRequest.BodyPublishers.noBody()));

      Http.assertProblem(answer, 405, "TWT-056");
      assertEquals("GET, POST, OPTIONS", header(answer, "Allow"));
    }
  }

  // --- the question before the request ---

  @Test
  void allowsAListedPageInAPreflight() {
    for (String origin : LISTED) {
      HttpResponse<String> answer = preflight(origin);

      assertEquals(204, answer.statusCode());
      assertEquals("", answer.body());
      allows(origin, answer);
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
      allowsNobody(answer);
    }
  }

  // --- the request ---

  @Test
  void aListedPageReadsItsToken() {
    for (String origin : LISTED) {
      allows(origin, http.ok(http.tokenRequest(caller, "{}").header("Origin", origin)));
    }
  }

  @Test
  void aListedPageReadsOurRefusals() {
    HttpResponse<String> nobody =
        http.send(http.to("twilio/token").header("Origin", APP).POST(Http.text("{}")));

    Http.assertProblem(nobody, 401, "TWT-052");
    allows(APP, nobody);

    HttpResponse<String> foreign =
        http.send(http.tokenRequest(caller, "{\"identity\": \"bob\"}").header("Origin", APP));

    Http.assertProblem(foreign, 403, "TWT-055");
    allows(APP, foreign);
  }

  @Test
  void aListedPageReadsTheContainersRefusals() {
    HttpResponse<String> rubbish =
        http.send(http.tokenRequest("rubbish", "{}").header("Origin", APP));

    Http.assertProblem(rubbish, 401, "TWT-053");
    allows(APP, rubbish);

    HttpResponse<String> nowhere = http.send(http.to("twilio/nowhere").header("Origin", APP).GET());

    Http.assertProblem(nowhere, 404, "TWT-060");
    allows(APP, nowhere);
  }

  @Test
  void refusesPagesOfOtherSites() {
    for (String origin : List.of("https://evil.test", "http://app.example.com", "null")) {
      HttpResponse<String> post =
          http.send(http.tokenRequest(caller, "{}").header("Origin", origin));

      Http.assertProblem(post, 403, "TWT-071");
      allowsNobody(post);

      HttpResponse<String> get = http.send(get("").header("Origin", origin));
      Http.assertProblem(get, 403, "TWT-071");
      allowsNobody(get);
    }
  }

  @Test
  void otherPagesReadNoContainerRefusals() {
    HttpResponse<String> answer =
        http.send(http.tokenRequest("rubbish", "{}").header("Origin", "https://evil.test"));

    Http.assertProblem(answer, 401, "TWT-053");
    allowsNobody(answer);
  }

  @Test
  void servesItsOwnPagesAndOtherClients() {
    URI own = URI.create(base.toString());
    String origin = own.getScheme() + "://" + own.getAuthority();

    varies(http.ok(http.tokenRequest(caller, "{}").header("Origin", origin)));
    varies(http.ok(http.tokenRequest(caller, "{}")));
    varies(
        http.ok(
            http.tokenRequest(caller, "{}")
                .header("Origin", "https://behind.a.proxy.test")
                .header("Sec-Fetch-Site", "same-origin")));
  }

  // --- GET ---

  @Test
  void givesATokenOfTheDefaultProfileByGet() {
    for (String query : List.of("", "?identity=alice")) {
      HttpResponse<String> answer = http.ok(get(query));
      assertEquals("application/json", header(answer, "Content-Type"));
      assertEquals("default", Http.json(answer.body()).getString("profile"));

      Http.verifiedClaims(Http.json(answer.body()).getString("token"));
    }

    HttpResponse<String> bare = http.ok(get("").header("Accept", "text/plain"));

    assertEquals(
        "alice", Http.verifiedClaims(bare.body()).getJsonObject("grants").getString("identity"));
    allows(APP, http.ok(get("").header("Origin", APP)));
  }

  @Test
  void refusesByGetWhatPostRefuses() {
    http.assertRefused(403, "TWT-055", get("?identity=bob"));
    http.assertRefused(403, "TWT-055", get("?identity="));
    http.assertRefused(400, "TWT-050", get("?identity=alice&identity=alice"));
    http.assertRefused(401, "TWT-052", http.to("twilio/token").GET());
    http.assertRefused(401, "TWT-052", http.to("twilio/token?access_token=" + caller).GET());
    http.assertRefused(
        401, "TWT-053", http.to("twilio/token").header("Authorization", "Bearer x").GET());
    http.assertRefused(406, "TWT-057", get("").header("Accept", "text/html"));
  }

  @Test
  void takesNothingButTheIdentityByGet() {
    for (String query :
        List.of("?ttl=60", "?profile=default", "?identity=alice&room=x", "?", "?Identity=alice")) {
      HttpResponse<String> answer = http.send(get(query));

      if (query.equals("?")) {
        assertEquals(200, answer.statusCode(), answer.body());
      } else {
        Http.assertProblem(answer, 400, "TWT-050");
      }
    }
  }

  @Test
  void refusesOtherMethods() {
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      HttpResponse<String> answer = http.send(get("").method(method, nothing()));
      Http.assertProblem(answer, 405, "TWT-056");
      assertEquals("GET, POST, OPTIONS", header(answer, "Allow"));
    }

    HttpResponse<String> head = http.send(get("").method("HEAD", nothing()));

    assertEquals(405, head.statusCode());
    assertEquals("GET, POST, OPTIONS", header(head, "Allow"));
  }

  private HttpRequest.Builder get(String query) {
    return http.to("twilio/token" + query).header("Authorization", "Bearer " + caller).GET();
  }

  private HttpResponse<String> preflight(String origin) {
    HttpResponse<String> answer =
        http.send(
            http.to("twilio/token")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", nothing()));
    Http.assertHeaders(answer);
    return answer;
  }

  private static HttpRequest.BodyPublisher nothing() {
    return HttpRequest.BodyPublishers.noBody();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return String.join(" and ", answer.headers().allValues(name));
  }

  private static void allows(String origin, HttpResponse<?> answer) {
    assertEquals(origin, header(answer, "Access-Control-Allow-Origin"));
    assertEquals("Retry-After", header(answer, "Access-Control-Expose-Headers"));
    assertEquals("", header(answer, "Access-Control-Allow-Credentials"));
    varies(answer);
  }

  private static void allowsNobody(HttpResponse<?> answer) {
    for (String name : answer.headers().map().keySet()) {
      assertTrue(!name.toLowerCase(Locale.ROOT).startsWith("access-control-"), name);
    }
    varies(answer);
  }

  /** What a cache keeps for one site is not for another. */
  private static void varies(HttpResponse<?> answer) {
    assertTrue(header(answer, "Vary").contains("Origin"), header(answer, "Vary"));
  }
}
