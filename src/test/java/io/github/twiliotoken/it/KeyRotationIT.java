package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.it.rotator.RotateResource;
import io.github.twiliotoken.twilio.KeyResources.Held;
import io.github.twiliotoken.twilio.TwilioStandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole rotation in a running server, while it serves, with Twilio's clock moved by hand. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class KeyRotationIT {
  private static final int CLIENTS = 4;
  private static final Duration LAG = Duration.ofHours(1);
  private static final Path FILE = Path.of("target/key-rotation/credentials").toAbsolutePath();
  private static final TwilioStandIn TWILIO = TwilioStandIn.start();

  @ArquillianResource URI base;

  private final Map<String, Integer> signed = new ConcurrentHashMap<>();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final AtomicBoolean stopped = new AtomicBoolean();

  @Deployment(testable = false)
  static WebArchive deployment() throws IOException {
    Held first = TWILIO.keys().make("from the Console", TWILIO.now());
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, Mount.pair(first.sid(), first.secret()));
    return Wars.configured(
        Wars.packaged().addClass(RotateResource.class),
        """
        twilio.account.sid=%s
        twilio.auth.token=%s
        twilio.api.url=%s
        twilio.api.credentials.location=%s
        twilio.keys.enabled=true
        twilio.keys.owner=it
        twilio.keys.lag=%s
        twilio.token.profiles=default
        twilio.token.profile.default.roles=**
        twilio.token.profile.default.video.room=standup
        """
            .formatted(TwilioStandIn.ACCOUNT, TwilioStandIn.AUTH_TOKEN, TWILIO.url(), FILE, LAG),
        Wars.CALLER_SETTINGS);
  }

  @AfterAll
  static void end() {
    TWILIO.close();
  }

  @Test
  void noRequestFailsWhileKeysComeAndGo() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
      clients.execute(this::load);
    }
    try {
      rotate();
    } finally {
      stopped.set(true);
      clients.shutdown();
      assertTrue(clients.awaitTermination(30, TimeUnit.SECONDS));
    }

    assertEquals(List.of(), List.copyOf(failed));
    assertEquals(3, signed.size(), signed.toString());
    assertEquals(List.of(), TWILIO.violations());

    Files.writeString(
        Path.of("target/key-rotation.md"),
        "| tokens of the first key | of the second | of the third | failed requests |\n"
            + "|---|---|---|---|\n| %d | %d | %d | %d |\n"
                .formatted(
                    signed.get(sid(1)), signed.get(sid(2)), signed.get(sid(3)), failed.size()));
  }

  private void rotate() throws IOException {
    String first = inUse();
    String second = sid(2);
    TWILIO.now(Instant.now());
    assertEquals(List.of("REPLACE " + second, "KEEP " + first), rotate("every=PT0S"));
    untilSigns(second);
    TWILIO.now(TWILIO.now().plus(Duration.ofDays(31)));
    String refused = rotate("every=P30D").get(0);
    assertTrue(refused.startsWith("TWT-088: "), refused);
    Instant replaced = TWILIO.now();
    String third = sid(3);
    assertEquals(
        List.of("REPLACE " + third, "KEEP " + first, "KEEP " + second),
        rotate("every=P30D&now=" + TWILIO.now()));
    untilSigns(third);

    Instant due = replaced.plusSeconds(1).plus(LAG).plus(Duration.ofHours(24));
    TWILIO.now(due.minusSeconds(1));
    assertEquals(
        List.of("KEEP " + first, "KEEP " + second), rotate("every=P30D&now=" + TWILIO.now()));
    TWILIO.now(due);
    assertEquals(
        List.of("KEEP " + first, "RETIRE " + second), rotate("every=P30D&now=" + TWILIO.now()));
    assertTrue(TWILIO.keys().get(second).isEmpty());
    assertEquals("from the Console", TWILIO.keys().get(first).orElseThrow().name());
    assertEquals(third, inUse());
    int before = signed.getOrDefault(third, 0);
    while (signed.getOrDefault(third, 0) < before + 20) {
      signer();
    }
  }

  private List<String> rotate(String query) {
    HttpResponse<String> answer =
        new Http(base).send(new Http(base).to("twilio/rotate?" + query).GET());
    assertEquals(200, answer.statusCode(), answer.body());
    assertFalse(answer.body().contains("canary"), "a secret is shown");
    return answer.body().lines().toList();
  }

  private static String sid(int number) {
    return "SK%032x".formatted(number);
  }

  private static String inUse() throws IOException {
    return Files.readString(FILE).lines().findFirst().orElseThrow().substring(15);
  }

  private void load() {
    while (!stopped.get()) {
      signer();
    }
  }

  /** The requests themselves pass the time. */
  private void untilSigns(String sid) {
    long start = System.nanoTime();
    while (!signer().equals(sid)) {
      assertTrue(System.nanoTime() - start < 10_000_000_000L, "not within 10 s: " + sid);
    }
  }

  private String signer() {
    Http http = new Http(base);
    try {
      HttpResponse<String> answer = http.send(http.tokenRequest(CallerJwt.of("alice"), "{}"));
      if (answer.statusCode() != 200) {
        failed.add(answer.statusCode() + " " + answer.body());
        return "";
      }
      String token = Http.json(answer.body()).getString("token");
      String issuer = SignedJWT.parse(token).getJWTClaimsSet().getIssuer();
      Http.verifiedClaims(token, secrets.computeIfAbsent(issuer, KeyRotationIT::secret));
      signed.merge(issuer, 1, Integer::sum);
      return issuer;
    } catch (ParseException | AssertionError | RuntimeException e) {
      failed.add(e.toString());
      return "";
    }
  }

  private static String secret(String sid) {
    return TWILIO.keys().get(sid).orElseThrow().secret();
  }
}
