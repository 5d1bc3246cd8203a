package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.keys.KubernetesSecretStore;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store of examples/rotate-keys, against a stand-in that compares versions as Kubernetes does.
 */
class KubernetesSecretStoreTest {
  private static final String FIRST = "SK" + "1".repeat(32);
  private static final String SECOND = "SK" + "2".repeat(32);
  private static final String PATH = "/api/v1/namespaces/phones/secrets/twilio";

  @TempDir Path folder;

  private HttpServer kubernetes;
  private KubernetesSecretStore store;
  private String pair = "twilio.api.key=" + FIRST + "\ntwilio.api.secret=s\n";
  private int version = 1;
  private boolean overtaken;

  @BeforeEach
  void start() throws IOException {
    kubernetes = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    kubernetes.createContext("/", this::answer);
    kubernetes.start();
    Path token = Files.writeString(folder.resolve("token"), "canary\n");
    store =
        new KubernetesSecretStore(
            HttpClient.newHttpClient(),
            URI.create("http://127.0.0.1:" + kubernetes.getAddress().getPort()),
            "phones",
            "twilio",
            token);
  }

  @AfterEach
  void stop() {
    kubernetes.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    boolean allowed =
        "Bearer canary".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    int status = !allowed ? 403 : exchange.getRequestURI().getPath().equals(PATH) ? 200 : 404;
    if (status == 200 && exchange.getRequestMethod().equals("PATCH")) {
      status = patch(exchange);
    }
    byte[] body = secret().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private int patch(HttpExchange exchange) {
    JsonObject patch = Json.createReader(exchange.getRequestBody()).readObject();
    version += overtaken ? 1 : 0;
    if (!patch
        .getJsonObject("metadata")
        .getString("resourceVersion")
        .equals(String.valueOf(version))) {
      return 409;
    }
    byte[] data = Base64.getDecoder().decode(patch.getJsonObject("data").getString("credentials"));
    pair = new String(data, StandardCharsets.UTF_8);
    version++;
    return 200;
  }

  private String secret() {
    String data = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return Json.createObjectBuilder()
        .add("metadata", Json.createObjectBuilder().add("resourceVersion", String.valueOf(version)))
        .add("data", Json.createObjectBuilder().add("credentials", data))
        .build()
        .toString();
  }

  private static Credentials second() {
    return new Credentials(
        "AC" + "a".repeat(32), SECOND, ApiSecret.ofNewKey("b\\" + "x".repeat(32)));
  }

  @Test
  void keepsAWholePair() {
    assertEquals(FIRST, store.current());
    assertTrue(store.replace(FIRST, second()));
    assertEquals(SECOND, store.current());
    assertEquals(
        "twilio.api.key=" + SECOND + "\ntwilio.api.secret=b\\\\" + "x".repeat(32) + "\n", pair);
  }

  @Test
  void replacesNoOtherKeyThanExpected() {
    assertFalse(store.replace(SECOND, second()));
    overtaken = true;
    assertFalse(store.replace(FIRST, second()), "another version");
    assertEquals(FIRST, store.current());
  }

  @Test
  void saysThatItMayNot() throws IOException {
    Files.writeString(folder.resolve("token"), "expired");
    String message =
        String.valueOf(assertThrows(IllegalStateException.class, store::current).getMessage());
    assertEquals("The Kubernetes API answered 403 for " + PATH, message);
  }
}
