package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an orchestrator asks before it sends callers. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Tag("health")
class ReadinessIT {
  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged(), Wars.ACCOUNT_SETTINGS, Wars.CALLER_SETTINGS, Wars.PROFILE_SETTINGS);
  }

  @Test
  void isReadyWithAKeyThatSigns() {
    Http http = new Http(base);
    HttpResponse<String> answer = http.send(http.to(System.getProperty("it.health")).GET());
    assertEquals(200, answer.statusCode(), answer.body());
    JsonObject check = Http.check(answer);
    assertEquals("UP", check.getString("status"));
    assertEquals("{\"account\":\"key usable\"}", check.get("data").toString());
    assertFalse(answer.body().contains(Wars.SECRET), answer.body());
  }
}
