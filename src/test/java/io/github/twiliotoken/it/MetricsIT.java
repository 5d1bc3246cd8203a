package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Prometheus reads from a server with MicroProfile Metrics. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Tag("metrics")
class MetricsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Mount EU = new Mount(Path.of("target/metrics").toAbsolutePath());

  @ArquillianResource URI base;

  @Deployment(testable = false)
  static WebArchive deployment() throws IOException {
    EU.swap(Mount.pair("SK" + "1".repeat(32), "1".repeat(32)));
    return Wars.configured(
        Wars.packaged(),
        Settings.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        """
        twilio.accounts.eu.account.sid=AC%s
        twilio.accounts.eu.api.credentials.location=%s
        twilio.accounts.eu.api.reload=PT0.2S
        twilio.token.profiles=default,eu,watch
        twilio.token.profile.default.video.room=standup
        twilio.token.profile.default.roles=**
        twilio.token.profile.eu.account=eu
        twilio.token.profile.eu.video.room=standup
        twilio.token.profile.eu.roles=**
        twilio.token.profile.watch.video.room=watch
        twilio.token.profile.watch.roles=supervisor
        """
            .formatted("e".repeat(32), EU.file()));
  }

  /** Returns the sum of what has this name and these labels, in any order; 0 if nothing has. */
  private static double value(String scraped, String name, String... labels) {
    return scraped
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .filter(line -> Arrays.stream(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static String scrape(Http http) {
    HttpResponse<String> answer =
        http.send(http.to(System.getProperty("it.metrics")).header("Accept", "text/plain").GET());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  private static double ofDefault(String scraped, String name) {
    return value(scraped, name, "profile=\"default\"", "account=\"\"");
  }

  @Test
  void tokensMoveTheNumbers() {
    Http http = new Http(base);
    String caller = CallerJwt.of("alice");
    http.ok(http.tokenRequest(caller, "{}"));
    String before = scrape(http);

    http.ok(http.tokenRequest(caller, "{}"));
    http.ok(http.tokenRequest(caller, "{}"));

    String after = scrape(http);
    for (String count :
        new String[] {"twilio_tokens_issued_total", "twilio_token_issue_duration_seconds_count"}) {
      assertEquals(2, ofDefault(after, count) - ofDefault(before, count), count + "\n" + after);
    }
    double seconds = ofDefault(after, "twilio_token_issue_duration_seconds_sum");
    assertTrue(seconds > 0 && seconds < 5, seconds + " s");
  }

  @Test
  void refusalsMoveTheNumbersAndLeaveNoNames() {
    Http http = new Http(base);
    String before = scrape(http);

    http.assertRefused(
        400, "TWT-051", http.tokenRequest(CallerJwt.of("mallory"), "{\"profile\":\"canary\"}"));
    http.assertRefused(
        403, "TWT-054", http.tokenRequest(CallerJwt.of("mallory"), "{\"profile\":\"watch\"}"));

    String after = scrape(http);
    for (String[] labels :
        new String[][] {
          {"code=\"TWT-051\"", "profile=\"\""}, {"code=\"TWT-054\"", "profile=\"watch\""}
        }) {
      String refused = "twilio_tokens_refused_total";
      assertEquals(1, value(after, refused, labels) - value(before, refused, labels), after);
    }
    assertFalse(Pattern.compile("canary|mallory").matcher(after).find(), after);
  }

  @Test
  void aRotationMovesTheNumbers() throws IOException {
    Http http = new Http(base);
    String caller = CallerJwt.of("alice");
    http.ok(http.tokenRequest(caller, "{\"profile\":\"eu\"}"));

    assertEquals(0, value(scrape(http), "twilio_key_rotations_total", "account=\"eu\""));

    EU.swap(Mount.pair("SK" + "2".repeat(32), "2".repeat(32)));
    long start = System.nanoTime();
    String scraped = scrape(http);
    while (value(scraped, "twilio_key_rotations_total", "account=\"eu\"") == 0) {
      assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), scraped);
      scraped = scrape(http);
    }

    assertEquals(1, value(scraped, "twilio_key_rotations_total", "account=\"eu\""));
    double age = value(scraped, "twilio_key_confirmation_age_seconds", "account=\"eu\"");
    assertTrue(age > 0 && age < PATIENCE.toSeconds(), age + " s");
  }
}
