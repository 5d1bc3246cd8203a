package io.github.twiliotoken.it;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.EndpointContract;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The packaged WAR: the endpoint's contract, and what the WAR answers at every other path. */
class EndpointIT extends HttpSuite implements EndpointContract {
  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.packagedWith(Settings.PROFILE_SETTINGS);
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
