package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a collector gets from a server with OpenTelemetry's metrics. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Tag("telemetry")
class TelemetryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Mount EU = new Mount(Path.of("target/telemetry").toAbsolutePath());
  private static final OtlpReceiver COLLECTOR = new OtlpReceiver();

  @ArquillianResource URI base;

  @Deployment(testable = false)
  static WebArchive deployment() throws IOException {
    EU.swap(Mount.pair("SK" + "1".repeat(32), "1".repeat(32)));
    return Wars.configured(
        Wars.packaged(),
        Settings.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        """
        otel.sdk.disabled=false
        otel.exporter.otlp.endpoint=%s
        otel.exporter.otlp.protocol=http/protobuf
        otel.metric.export.interval=300
        otel.traces.exporter=none
        otel.logs.exporter=none
        twilio.accounts.eu.account.sid=AC%s
        twilio.accounts.eu.api.credentials.location=%s
        twilio.accounts.eu.api.reload=PT0.2S
        twilio.token.profiles=default,eu
        twilio.token.profile.default.video.room=standup
        twilio.token.profile.default.roles=**
        twilio.token.profile.eu.account=eu
        twilio.token.profile.eu.video.room=standup
        twilio.token.profile.eu.roles=**
        """
            .formatted(COLLECTOR.address(), "e".repeat(32), EU.file()));
  }

  @AfterAll
  static void stop() {
    COLLECTOR.close();
  }

  private static void await(double value, String metric) {
    assertTrue(COLLECTOR.await(value, metric, PATIENCE), () -> metric + " is not in " + COLLECTOR);
  }

  @Test
  void theNumbersMove() throws IOException {
    Http http = new Http(base);
    String caller = CallerJwt.of("alice");
    http.ok(http.tokenRequest(caller, "{}"));
    http.ok(http.tokenRequest(caller, "{}"));
    http.ok(http.tokenRequest(caller, "{\"profile\":\"eu\"}"));
    http.assertRefused(400, "TWT-051", http.tokenRequest(caller, "{\"profile\":\"canary\"}"));

    await(2, "twilio.tokens.issued{twilio.profile=default}");
    await(2, "twilio.token.issue.duration.count{twilio.profile=default}");
    await(1, "twilio.tokens.issued{twilio.account=eu, twilio.profile=eu}");
    await(1, "twilio.tokens.refused{error.type=TWT-051}");

    EU.swap(Mount.pair("SK" + "2".repeat(32), "2".repeat(32)));

    await(1, "twilio.key.rotations{twilio.account=eu}");
    double age = COLLECTOR.value("twilio.key.confirmation.age{twilio.account=eu}");
    assertTrue(age > 0 && age < PATIENCE.toSeconds(), age + " s");
    double time = COLLECTOR.value("twilio.token.issue.duration.sum{twilio.profile=default}");
    assertTrue(time > 0 && time < 10, time + " s");
    assertFalse(Pattern.compile("canary|alice").matcher(COLLECTOR.toString()).find());
    assertEquals(
        Map.of(
            "twilio.tokens.issued", "{token}",
            "twilio.tokens.refused", "{token}",
            "twilio.token.issue.duration", "s",
            "twilio.key.rotations", "{rotation}",
            "twilio.key.confirmation.age", "s"),
        COLLECTOR.units());
  }
}
