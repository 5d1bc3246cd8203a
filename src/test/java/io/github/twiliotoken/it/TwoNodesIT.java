package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers of two brands with one configuration, and callers who go to either: {@code mvn verify
 * -Pwildfly,two-nodes -DskipUnitTests}.
 */
@Tag("two-nodes")
class TwoNodesIT {
  private static final int TOKENS = 10_000;
  private static final int CLIENTS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Map<String, String> SECRETS =
      Map.of("SK" + "1".repeat(32), "first0".repeat(6), "SK" + "2".repeat(32), "second".repeat(6));

  @TempDir Path folder;

  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  @Test
  void areOneService() throws Exception {
    Mount mount = new Mount(Files.createDirectory(folder.resolve("secrets")));
    String first = "SK" + "1".repeat(32);
    String second = "SK" + "2".repeat(32);
    mount.swap(Mount.pair(first, SECRETS.get(first)));
    Path publicKey = Files.writeString(folder.resolve("public-key.pem"), CallerJwt.publicKey());
    Map<String, String> settings =
        Map.of(
            "twilio.account.sid",
            Settings.ACCOUNT,
            "twilio.api.credentials.location",
            mount.file().toString(),
            "mp.jwt.verify.publickey.location",
            publicKey.toUri().toString(),
            "mp.jwt.verify.issuer",
            CallerJwt.ISSUER,
            "mp.jwt.verify.audiences",
            CallerJwt.AUDIENCE,
            "twilio.token.profiles",
            "default",
            "twilio.token.profile.default.roles",
            "**",
            "twilio.token.profile.default.video.room",
            "standup");
    try (Server payara = start("payara-micro", System.getProperty("it.payara.home"), settings);
        Server wildfly = start("wildfly", System.getProperty("it.server.home"), settings)) {
      List<Http> nodes = List.of(serving(payara), serving(wildfly));
      alternate(nodes, first);

      mount.swap(Mount.pair(second, SECRETS.get(second)));

      for (Http node : nodes) {
        takesUp(node, second);
      }
      alternate(nodes, second);
      assertTrue(ids.size() >= TOKENS, ids.size() + " ids");
    }
  }

  private Server start(String brand, String home, Map<String, String> settings) throws IOException {
    return Server.start(brand, home, Files.createDirectory(folder.resolve(brand)), settings);
  }

  private static Http serving(Server server) throws IOException, InterruptedException {
    Http http = new Http(server.base());
    String caller = CallerJwt.of("alice");
    String output = server.output(printed -> served(http, caller));
    assertTrue(served(http, caller), output);
    return http;
  }

  static boolean served(Http http, String caller) {
    try {
      return http.send(http.tokenRequest(caller, "{}")).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Each client asks one node, then the other; every token is new, and signed by that key. */
  private void alternate(List<Http> nodes, String key) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    String caller = CallerJwt.of("alice");
    Callable<Void> client =
        () -> {
          for (int i = 0; i < TOKENS / 2 / CLIENTS; i++) {
            assertEquals(key, signer(nodes.get(i % 2), caller));
          }
          return null;
        };
    try {
      for (Future<Void> done :
          clients.invokeAll(IntStream.range(0, CLIENTS).mapToObj(i -> client).toList())) {
        done.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private void takesUp(Http node, String key) throws ParseException {
    String caller = CallerJwt.of("alice");
    long start = System.nanoTime();
    while (!signer(node, caller).equals(key)) {
      assertTrue(System.nanoTime() - start < PATIENCE.toNanos(), "not taken up in 10 s");
    }
  }

  /** The key that has signed the next token, whose id nobody has seen before. */
  private String signer(Http node, String caller) throws ParseException {
    HttpResponse<String> answer = node.ok(node.tokenRequest(caller, "{}"));
    String token = Http.json(answer.body()).getString("token");
    String key = SignedJWT.parse(token).getJWTClaimsSet().getIssuer();
    JsonObject claims = Http.verifiedClaims(token, SECRETS.get(key));
    assertTrue(ids.add(claims.getString("jti")), claims.getString("jti") + " twice");
    return key;
  }
}
