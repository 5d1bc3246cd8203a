package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hostile callers whose claims name a foreign identity or a role that they do not have. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class HostileIdentityIT {
  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged(), Wars.ACCOUNT_SETTINGS, Wars.CALLER_SETTINGS, Wars.PROFILE_SETTINGS);
  }

  @Test
  void refusesOrTakesHostileIdentities() {
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

      if (!Http.isServerFault(answer)) {
        Http.assertTokenOrProblem(json, answer);
      }
      assertTrue(answer.statusCode() != 200 || subject(answer), json + " " + answer.body());
    }
  }

  @Test
  void givesNoRoleForGroupsThatNameNone() {
    for (String json :
        List.of(
            "\"**\"", "[\"**\"]", "{\"agent\": true}", "[[\"agent\"]]", "[7, null]", "\"\"", "7")) {
      HttpResponse<String> answer = order("groups", json);
      Http.assertTokenOrProblem(json, answer);
      assertTrue(answer.statusCode() != 200, json + " " + answer.body());
    }
  }

  /** Without a text in {@code upn} the identity is {@code sub}. */
  private static boolean subject(HttpResponse<String> answer) {
    return Http.json(answer.body()).getString("identity").equals("sub-alice");
  }

  private HttpResponse<String> order(String claim, String json) {
    Http http = new Http(base);
    String caller = CallerJwt.signRaw(CallerJwt.claims("alice").claim(claim, null), claim, json);
    return http.send(http.tokenRequest(caller, "{\"profile\": \"softphone\"}"));
  }
}
