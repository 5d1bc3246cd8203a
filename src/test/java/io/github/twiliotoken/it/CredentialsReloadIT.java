package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.it.probe.KeyResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The key changes under load, in a folder as Kubernetes mounts it. The long version: {@code mvn
 * verify -Dit.test=CredentialsReloadIT -Dit.rotation.swaps=20 -Dit.rotation.rubbish=5
 * -Dit.rotation.seconds=60}.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CredentialsReloadIT {
  private static final int SWAPS = Integer.getInteger("it.rotation.swaps", 5);
  private static final int RUBBISH = Integer.getInteger("it.rotation.rubbish", 2);
  private static final int SECONDS = Integer.getInteger("it.rotation.seconds", 5);
  private static final int CLIENTS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Mount MOUNT = new Mount(Path.of("target/rotation").toAbsolutePath());

  @ArquillianResource URI base;

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger torn = new AtomicInteger();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private long slowest;

  @Deployment(testable = false)
  static WebArchive deployment() throws IOException {
    MOUNT.swap(pair(0));
    return Wars.configured(
        Wars.packaged().addClass(KeyResource.class),
        "twilio.account.sid=" + Settings.ACCOUNT,
        "twilio.api.credentials.location=" + MOUNT.file(),
        Wars.CALLER_SETTINGS,
        """
        twilio.token.profiles=default
        twilio.token.profile.default.roles=**
        twilio.token.profile.default.video.room=standup
        """);
  }

  @Test
  void everyRequestIsServedByOneWholePair() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    long start = System.nanoTime();
    for (int i = 0; i < CLIENTS; i++) {
      clients.execute(this::load);
    }
    try {
      rotate(start);
    } finally {
      stopped.set(true);
      clients.shutdown();
      assertTrue(clients.awaitTermination(30, TimeUnit.SECONDS));
      report(System.nanoTime() - start);
    }

    assertEquals(List.of(), List.copyOf(failed));
    assertEquals(0, torn.get());
  }

  /** Swaps and rubbish, spread evenly over the whole time. */
  private void rotate(long start) throws IOException {
    Http http = new Http(base);
    String caller = CallerJwt.of("alice");
    int steps = SWAPS + RUBBISH;
    int key = 0;
    for (int step = 1; step <= steps; step++) {
      boolean good = step * SWAPS / steps > key;
      String expected = key(good ? ++key : key);
      long before = System.nanoTime();
      MOUNT.swap(good ? pair(key) : rubbish(step - key, key));
      if (good) {
        until(expected + " signs", () -> signer(http, caller).equals(Optional.of(expected)));
        slowest = Math.max(slowest, System.nanoTime() - before);
        until("the replacement is taken", () -> replacement(http).equals("usable"));
      } else {
        until("the rubbish is seen", () -> replacement(http).startsWith("refused"));
        assertEquals(Optional.of(expected), signer(http, caller));
      }
      long end = start + TimeUnit.SECONDS.toNanos(SECONDS) * step / steps;
      while (System.nanoTime() - end < 0) {
        assertEquals(Optional.of(expected), signer(http, caller), "the key changed by itself");
      }
    }
  }

  private void load() {
    Http http = new Http(base);
    String caller = CallerJwt.of("bob");
    while (!stopped.get()) {
      signer(http, caller);
    }
  }

  /** The key that the next token names; empty where there is no token, or another has signed it. */
  private Optional<String> signer(Http http, String caller) {
    try {
      HttpResponse<String> answer = http.send(http.tokenRequest(caller, "{}"));
      answered.incrementAndGet();
      if (answer.statusCode() != 200) {
        failed.add(answer.statusCode() + " " + answer.body());
        return Optional.empty();
      }
      String token = Http.json(answer.body()).getString("token");
      String issuer = SignedJWT.parse(token).getJWTClaimsSet().getIssuer();
      Http.verifiedClaims(token, secret(Integer.parseInt(issuer.substring(2), 16)));
      return Optional.of(issuer);
    } catch (ParseException | AssertionError e) {
      torn.incrementAndGet();
    } catch (RuntimeException e) {
      failed.add(e.toString());
    }
    return Optional.empty();
  }

  private static String replacement(Http http) {
    return http.ok(http.to("twilio/key").GET()).body();
  }

  /** The requests themselves pass the time. */
  private static void until(String what, BooleanSupplier reached) {
    long start = System.nanoTime();
    while (!reached.getAsBoolean()) {
      assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), "not within 10 s: " + what);
    }
  }

  private void report(long nanos) throws IOException {
    double seconds = nanos / 1e9;
    String table =
        """
        | swaps | rubbish | seconds | requests | per second | failed | torn | slowest take-over |
        |---|---|---|---|---|---|---|---|
        | %d | %d | %.1f | %d | %.0f | %d | %d | %d ms |
        """
            .formatted(
                SWAPS,
                RUBBISH,
                seconds,
                answered.get(),
                answered.get() / seconds,
                failed.size(),
                torn.get(),
                TimeUnit.NANOSECONDS.toMillis(slowest));
    Files.writeString(Path.of("target/rotation.md"), table);
  }

  private static String key(int number) {
    return "SK%032x".formatted(number);
  }

  private static String secret(int number) {
    return "canary0of0rotation0number0%06d".formatted(number);
  }

  private static String pair(int number) {
    return Mount.pair(key(number), secret(number));
  }

  /** What must leave the key before it in use. */
  private static String rubbish(int kind, int current) {
    return List.of(
            "",
            "twilio.api.key=" + key(99) + "\n",
            Mount.pair(key(current), secret(99)),
            Mount.pair(key(99), "short"),
            "\u0000\\u12".repeat(100))
        .get(kind % 5);
  }
}
