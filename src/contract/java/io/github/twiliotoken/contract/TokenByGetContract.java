package io.github.twiliotoken.contract;

import static io.github.twiliotoken.contract.Cors.assertAllowed;
import static io.github.twiliotoken.contract.Cors.header;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tokens by {@code GET}, where the operator allows it; with the settings of {@link
 * CrossOriginContract}.
 */
public interface TokenByGetContract extends Contract {
  @Test
  default void allowNamesGetWhereItIsServed() {
    for (String method : List.of("PUT", "PROPFIND")) {
      HttpResponse<String> answer =
          http()
              .send(
                  http()
                      .to("twilio/token")
                      .header("Authorization", "Bearer " + CallerJwt.of("alice"))
                      .method(method, HttpRequest.BodyPublishers.noBody()));

      if (!http().isOwn(OwnAnswer.UNKNOWN_METHOD, answer)) {
        Http.assertProblem(answer, 405, "TWT-056");
        assertEquals("GET, POST, OPTIONS", header(answer, "Allow"));
      }
    }
  }

  @Test
  default void givesATokenOfTheDefaultProfileByGet() {
    for (String query : List.of("", "?identity=alice")) {
      HttpResponse<String> answer = http().ok(get(query));
      assertEquals("application/json", header(answer, "Content-Type"));
      assertEquals("default", Http.json(answer.body()).getString("profile"));

      Http.verifiedClaims(Http.json(answer.body()).getString("token"));
    }

    HttpResponse<String> bare = http().ok(get("").header("Accept", "text/plain"));

    assertEquals(
        "alice", Http.verifiedClaims(bare.body()).getJsonObject("grants").getString("identity"));
    assertAllowed(
        CrossOriginContract.APP, http().ok(get("").header("Origin", CrossOriginContract.APP)));
  }

  @Test
  default void refusesByGetWhatPostRefuses() {
    http().assertRefused(403, "TWT-055", get("?identity=bob"));
    http().assertRefused(403, "TWT-055", get("?identity="));
    http().assertRefused(400, "TWT-050", get("?identity=alice&identity=alice"));
    http().assertRefused(401, "TWT-052", http().to("twilio/token").GET());
    http()
        .assertRefused(
            401, "TWT-052", http().to("twilio/token?access_token=" + CallerJwt.of("alice")).GET());
    http().assertBearerRefused(http().to("twilio/token").header("Authorization", "Bearer x").GET());
    http().assertRefused(406, "TWT-057", get("").header("Accept", "text/html"));
  }

  @Test
  default void takesNothingButTheIdentityByGet() {
    for (String query :
        List.of("?ttl=60", "?profile=default", "?identity=alice&room=x", "?", "?Identity=alice")) {
      HttpResponse<String> answer = http().send(get(query));

      if (query.equals("?")) {
        assertEquals(200, answer.statusCode(), answer.body());
      } else {
        Http.assertProblem(answer, 400, "TWT-050");
      }
    }
  }

  @Test
  default void refusesOtherMethodsThanGetAndPost() {
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      HttpResponse<String> answer = http().send(get("").method(method, nothing()));
      if (!http().isOwn(OwnAnswer.UNKNOWN_METHOD, answer)) {
        Http.assertProblem(answer, 405, "TWT-056");
        assertEquals("GET, POST, OPTIONS", header(answer, "Allow"));
      }
    }

    HttpResponse<String> head = http().send(get("").method("HEAD", nothing()));

    assertEquals(405, head.statusCode());
    assertEquals("GET, POST, OPTIONS", header(head, "Allow"));
  }

  private HttpRequest.Builder get(String query) {
    return http()
        .to("twilio/token" + query)
        .header("Authorization", "Bearer " + CallerJwt.of("alice"))
        .GET();
  }

  private static HttpRequest.BodyPublisher nothing() {
    return HttpRequest.BodyPublishers.noBody();
  }
}
