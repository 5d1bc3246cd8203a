package io.github.twiliotoken.quarkus.alone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.keys.KeyRotation;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The key changes with the credentials file, while the application runs. */
class RotationTest {
  private static final String FIRST = "SK" + "1".repeat(32);
  private static final String SECOND = "SK" + "2".repeat(32);

  @RegisterExtension
  static final QuarkusUnitTest APP =
      Apps.of(
          Map.of(
              "twilio.account.sid",
              "AC" + "a".repeat(32),
              "twilio.api.credentials.location",
              file(FIRST).toString(),
              "twilio.keys.enabled",
              "true",
              "twilio.keys.owner",
              "test",
              "twilio.auth.token",
              "f".repeat(32)),
          Desk.class);

  @Singleton
  static class Desk {
    final LinkedBlockingQueue<CredentialsRotated> rotated = new LinkedBlockingQueue<>();
    @Inject TokenIssuer issuer;
    @Inject KeyRotation rotation;

    void rotated(@Observes CredentialsRotated event) {
      rotated.add(event);
    }
  }

  @Inject Desk desk;

  @ConfigProperty(name = "twilio.api.credentials.location")
  Path file;

  private static Path file(String key) {
    try {
      return write(Files.createTempFile("credentials", ".properties"), key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path file, String key) throws IOException {
    String secret = key.substring(2);
    return Files.writeString(
        file, "twilio.api.key=" + key + "\ntwilio.api.secret=" + secret + "\n");
  }

  @Test
  void theNewKeyIsTakenAndTold() throws Exception {
    write(file, SECOND);

    CredentialsRotated event = desk.rotated.poll(30, TimeUnit.SECONDS);

    assertNotNull(event, "nothing was told in 30 s");
    assertEquals(SECOND, event.keySid().toString());
    assertNotNull(desk.rotation);
    Files.delete(file);
  }
}
