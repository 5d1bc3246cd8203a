package io.github.twiliotoken.helidon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of an application on Helidon, and its keys. */
class OperationsTest {
  private static final String FIRST = "SK" + "1".repeat(32);
  private static final String SECOND = "SK" + "2".repeat(32);

  @TempDir static Path folder;
  private static Path file;
  private static App app;
  private static Http http;

  @BeforeAll
  static void start() throws IOException {
    file = folder.resolve("credentials.properties");
    write(FIRST);
    Map<String, String> settings = new HashMap<>(Settings.forTokens());
    settings.remove("twilio.api.key");
    settings.remove("twilio.api.secret");
    settings.put("twilio.api.credentials.location", file.toString());
    app = App.start(settings);
    http = new Http(app.uri("/"));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static void write(String key) throws IOException {
    String secret = key.substring(2);
    Files.writeString(file, "twilio.api.key=" + key + "\ntwilio.api.secret=" + secret + "\n");
  }

  private static Ledger ledger() {
    return CDI.current().select(Ledger.class).get();
  }

  private static String page(String path) {
    HttpResponse<String> answer = http.send(http.to(path));
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  @Test
  void isReady() {
    HttpResponse<String> answer = http.send(http.to("health/ready"));

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("UP", Http.healthCheck(answer).getString("status"));
  }

  private static double issued() {
    return Pattern.compile("(?m)^twilio_tokens_issued_total\\{.*\\} ([0-9.E]+)$")
        .matcher(page("metrics"))
        .results()
        .mapToDouble(sample -> Double.parseDouble(sample.group(1)))
        .sum();
  }

  @Test
  void countsTokens() {
    double before = issued();

    ledger().issue();

    assertEquals(before + 1, issued());
  }

  /** Helidon looks at the application's own classes alone. */
  @Test
  void theOpenApiDocumentLacksTheEndpoint() {
    assertTrue(page("openapi").contains("/own"), page("openapi"));
    assertFalse(page("openapi").contains("/twilio/token"), page("openapi"));
  }

  @Test
  void tellsTheAudit() {
    ledger().issued().clear();

    AccessToken token = ledger().issue();

    assertEquals(token.id(), ledger().issued().remove().tokenId());
  }

  @Test
  void interceptsWhatIsLimited() {
    AccessToken token = ledger().issueShortly();

    assertEquals(Duration.ofMinutes(5), Duration.between(token.issuedAt(), token.expiresAt()));
  }

  @Test
  void theNewKeyIsTakenAndTold() throws Exception {
    write(SECOND);

    CredentialsRotated event = ledger().rotated().poll(30, TimeUnit.SECONDS);

    assertNotNull(event, "nothing was told in 30 s");
    assertEquals(SECOND, event.keySid().toString());
    assertTrue(ledger().issue().id().startsWith(SECOND));
  }
}
