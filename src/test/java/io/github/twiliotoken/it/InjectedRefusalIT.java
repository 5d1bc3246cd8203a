package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.it.consumer.ConsumerApplication;
import io.github.twiliotoken.it.consumer.Direct;
import io.github.twiliotoken.it.consumer.HouseRules;
import io.github.twiliotoken.readme.Softphone;
import io.github.twiliotoken.readme.TokenProblems;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Injected tokens that are refused in an application's own resources: those of the README. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class InjectedRefusalIT {
  private static final List<String> RESOURCES = List.of("api/softphone", "api/direct");

  @ArquillianResource URI base;

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.consumer()
            .addClasses(
                ConsumerApplication.class,
                Softphone.class,
                TokenProblems.class,
                Direct.class,
                HouseRules.class),
        Settings.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        Settings.PROFILE_SETTINGS);
  }

  @Test
  void aTokenIsGiven() {
    for (String path : RESOURCES) {
      HttpResponse<String> answer = get(path, CallerJwt.of("alice"));

      assertEquals(200, answer.statusCode(), answer.body());
      assertEquals(
          "alice",
          Http.verifiedClaims(answer.body()).getJsonObject("grants").getString("identity"));
    }
  }

  @Test
  void aRefusalIsAProblemWithAllHeaders() {
    for (String path : RESOURCES) {
      JsonObject problem =
          Http.assertProblem(get(path, CallerJwt.of("a@acme.test")), 403, "TWT-006");

      assertTrue(problem.getString("detail").contains("'a@acme.test'"), problem.toString());
      Http.assertProblem(get(path, CallerJwt.of("debtor")), 403, "TWT-069");
    }
  }

  @Test
  void aLoginThatEndsTooSoonIsChallenged() {
    Date end = Date.from(Instant.now().plusSeconds(100));
    String caller = CallerJwt.sign(CallerJwt.claims("alice").expirationTime(end));

    for (String path : RESOURCES) {
      HttpResponse<String> answer = get(path, caller);

      assertEquals(
          "caller-session", Http.assertProblem(answer, 401, "TWT-004").getString("limited_by"));
      assertEquals(
          "Bearer error=\"invalid_token\", error_description=\"Login ends too soon\"",
          answer.headers().firstValue("WWW-Authenticate").orElse(""));
    }
  }

  @Test
  void aFailedCheckMayBeRetried() {
    for (String path : RESOURCES) {
      HttpResponse<String> answer = get(path, CallerJwt.of("burnt"));

      Http.assertProblem(answer, 503, "TWT-073");
      assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
      assertFalse(answer.body().contains(HouseRules.FAULT), answer.body());
    }
  }

  @Test
  void aMissingBearerIsChallenged() {
    Http http = new Http(base);

    for (String path : RESOURCES) {
      HttpResponse<String> answer = http.send(http.to(path).GET());
      Http.assertProblem(answer, 401, "TWT-013");
      assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
    }
  }

  private HttpResponse<String> get(String path, String bearer) {
    Http http = new Http(base);
    return http.send(http.to(path).header("Authorization", "Bearer " + bearer).GET());
  }
}
