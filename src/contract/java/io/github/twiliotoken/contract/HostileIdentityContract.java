package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hostile callers whose claims name a foreign identity or a role that they do not have. */
public interface HostileIdentityContract extends Contract {
  @Test
  default void refusesOrTakesHostileIdentities() {
    for (String json :
        List.of(
            "\"a\\nb\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\" \"",
            "\"\"",
            "\"" + "a".repeat(257) + "\"",
            "\"a\\\"b\"",
            "[\"alice\"]",
            "{\"name\": \"alice\"}",
            "7",
            "true",
            "null")) {
      HttpResponse<String> answer = order("upn", json);

      if (!http().isServerFault(answer)) {
        http().assertTokenOrProblem(json, answer);
      }
      assertTrue(answer.statusCode() != 200 || subject(answer), json + " " + answer.body());
    }
  }

  @Test
  default void givesNoRoleForGroupsThatNameNone() {
    for (String json :
        List.of(
            "\"**\"", "[\"**\"]", "{\"agent\": true}", "[[\"agent\"]]", "[7, null]", "\"\"", "7")) {
      HttpResponse<String> answer = order("groups", json);
      http().assertTokenOrProblem(json, answer);
      assertTrue(answer.statusCode() != 200, json + " " + answer.body());
    }
  }

  /** Without a text in {@code upn} the identity is {@code sub}. */
  private static boolean subject(HttpResponse<String> answer) {
    return Http.json(answer.body()).getString("identity").equals("sub-alice");
  }

  private HttpResponse<String> order(String claim, String json) {
    String caller = CallerJwt.signRaw(CallerJwt.claims("alice").claim(claim, null), claim, json);
    return http().send(http().tokenRequest(caller, "{\"profile\": \"softphone\"}"));
  }
}
