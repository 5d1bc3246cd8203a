package io.github.twiliotoken.keys;

import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static io.github.twiliotoken.twilio.TwilioStandIn.AUTH_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.example.keys.RotateKeys;
import io.github.twiliotoken.twilio.KeyResources.Held;
import io.github.twiliotoken.twilio.TwilioStandIn;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command of examples/rotate-keys, its settings, and what it prints. */
abstract class RotateKeysFixture {
  @TempDir Path folder;

  final TwilioStandIn twilio = TwilioStandIn.start();
  final Held first = twilio.keys().make("from the Console", twilio.now());
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void firstPair() throws IOException {
    Path file = folder.resolve("credentials");
    Files.writeString(
        file, "twilio.api.key=" + first.sid() + "\ntwilio.api.secret=" + first.secret() + "\n");
    settings.put("twilio.account.sid", ACCOUNT);
    settings.put("twilio.auth.token", AUTH_TOKEN);
    settings.put("twilio.keys.enabled", "true");
    settings.put("twilio.keys.owner", "prod");
    settings.put("twilio.api.url", twilio.url().toString());
    settings.put("twilio.api.credentials.location", file.toString());
  }

  @AfterEach
  void everyRequestWasAsTwilioDescribes() {
    twilio.close();
    assertEquals(List.of(), twilio.violations());
    for (String secret : List.of("canary", AUTH_TOKEN, first.secret())) {
      assertFalse((out() + err()).contains(secret), "a secret is shown");
    }
  }

  int run(String... arguments) {
    out.reset();
    err.reset();
    Config config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build();
    return RotateKeys.run(config, twilio.clock(), stream(out), stream(err), arguments);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  void says(String... lines) {
    assertEquals(String.join("\n", lines) + "\n", out());
    assertEquals("", err());
  }

  static String sid(int number) {
    return "SK%032x".formatted(number);
  }
}
