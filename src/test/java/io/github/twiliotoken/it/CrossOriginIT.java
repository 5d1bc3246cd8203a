package io.github.twiliotoken.it;

import static io.github.twiliotoken.contract.Cors.assertAllowed;
import static io.github.twiliotoken.contract.Cors.assertNobodyAllowed;

import io.github.twiliotoken.contract.CrossOriginContract;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.TokenByGetContract;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The packaged WAR for pages of other sites, which also read what the container refuses. */
class CrossOriginIT extends HttpSuite implements CrossOriginContract, TokenByGetContract {
  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.packagedWith(CrossOriginContract.SETTINGS);
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
  void otherPagesReadNoContainerRefusals() {
    HttpResponse<String> answer =
        http.send(http.tokenRequest("rubbish", "{}").header("Origin", "https://evil.test"));

    Http.assertProblem(answer, 401, "TWT-053");
    assertNobodyAllowed(answer);
  }
}
