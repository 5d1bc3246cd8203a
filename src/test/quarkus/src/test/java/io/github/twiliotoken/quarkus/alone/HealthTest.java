package io.github.twiliotoken.quarkus.alone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The readiness check is among those of quarkus-smallrye-health. */
class HealthTest {
  @RegisterExtension static final QuarkusUnitTest APP = Apps.of(Apps.ACCOUNT);

  @TestHTTPResource("/q/health/ready")
  URI ready;

  @Test
  void saysThatTheAccountCanSign() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("twilio-token"), answer.body());
    assertTrue(answer.body().contains("key usable"), answer.body());
  }
}
