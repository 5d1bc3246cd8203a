package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.it.probe.ClockResource;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
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
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Path EU = Path.of("target/readiness/canary").toAbsolutePath();

  @ArquillianResource URI base;

  @Deployment(testable = false)
  static WebArchive deployment() throws IOException {
    goodFile();
    return Wars.configured(
        Wars.packaged().addClass(ClockResource.class),
        Settings.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        """
        twilio.keys.lag=PT1M
        twilio.accounts.eu.account.sid=AC%s
        twilio.accounts.eu.api.credentials.location=%s
        twilio.token.profiles=default,eu
        twilio.token.profile.default.video.room=standup
        twilio.token.profile.default.roles=**
        twilio.token.profile.eu.account=eu
        twilio.token.profile.eu.video.room=standup
        twilio.token.profile.eu.roles=**
        """
            .formatted("e".repeat(32), EU));
  }

  private static void goodFile() throws IOException {
    Files.createDirectories(EU.getParent());
    Files.deleteIfExists(EU);
    Files.writeString(EU, Mount.pair("SK" + "e".repeat(32), Settings.SECRET));
  }

  private static HttpResponse<String> health(Http http) {
    HttpResponse<String> answer = http.send(http.to(System.getProperty("it.health")).GET());
    assertFalse(answer.body().contains("canary"), answer.body());
    return answer;
  }

  private static String said(HttpResponse<String> health, String account) {
    return Http.healthCheck(health).getJsonObject("data").getString(account);
  }

  /** Waits until an answer is like that; the requests themselves pass the time. */
  private static HttpResponse<String> until(Http http, Predicate<HttpResponse<String>> reached) {
    long start = System.nanoTime();
    HttpResponse<String> answer = health(http);
    while (!reached.test(answer)) {
      assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), answer.body());
      answer = health(http);
    }
    return answer;
  }

  @Test
  void isReadyWithAKeyThatSigns() {
    HttpResponse<String> answer = health(new Http(base));

    assertEquals(200, answer.statusCode(), answer.body());

    JsonObject check = Http.healthCheck(answer);

    assertEquals("UP", check.getString("status"));
    assertEquals("key usable", said(answer, "account"));
    assertTrue(said(answer, "account.eu").startsWith("key usable"), answer.body());
  }

  @Test
  void isNotReadyWhileAnAccountCannotSign() throws Exception {
    Http http = new Http(base);
    String caller = CallerJwt.of("alice");
    http.ok(http.tokenRequest(caller, "{\"profile\":\"eu\"}"));
    Files.delete(EU);

    assertEquals(0, new ProcessBuilder("mkfifo", EU.toString()).start().waitFor());

    until(http, seen -> said(seen, "account.eu").contains("refused since"));
    http.send(http.to("twilio/clock").POST(Http.text("PT61S")));

    HttpResponse<String> down = health(http);

    assertEquals(503, down.statusCode(), down.body());
    assertEquals("DOWN", Http.healthCheck(down).getString("status"));
    assertTrue(
        said(down, "account.eu")
            .matches("cannot sign since \\S+Z: TWT-036 Not a regular file; file looked at \\S+Z"),
        down.body());
    assertEquals("key usable", said(down, "account"));
    http.assertRefused(503, "TWT-080", http.tokenRequest(caller, "{\"profile\":\"eu\"}"));

    http.ok(http.tokenRequest(caller, "{}"));
    goodFile();
    until(http, seen -> seen.statusCode() == 200 && !seen.body().contains("since"));
    http.ok(http.tokenRequest(caller, "{\"profile\":\"eu\"}"));
  }
}
