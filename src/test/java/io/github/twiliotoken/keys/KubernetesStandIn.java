package io.github.twiliotoken.keys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers for one Secret as Kubernetes does: it compares versions, and keeps no dry run. */
final class KubernetesStandIn implements HttpHandler {
  static final String PATH = "/api/v1/namespaces/phones/secrets/twilio";
  static final String BEARER = "canary-bearer";

  /** An answer that does not come from the Secret. */
  record Canned(int status, String type, String body) {
    static Canned failure(int status, String reason, String message) {
      return new Canned(
          status,
          "application/json",
          Json.createObjectBuilder()
              .add("kind", "Status")
              .add("apiVersion", "v1")
              .add("status", "Failure")
              .add("message", message)
              .add("reason", reason)
              .add("code", status)
              .build()
              .toString());
    }
  }

  final Map<String, String> entries = new TreeMap<>();
  final List<String> requests = new ArrayList<>();

  /** What somebody else does just before the next patches, one each. */
  final Deque<Runnable> others = new ArrayDeque<>();

  /** Given in place of what the Secret would answer, by method. */
  final Map<String, Canned> canned = new TreeMap<>();

  private int version = 1;

  KubernetesStandIn(String pair) {
    entries.put("credentials", pair);
  }

  /** Anybody's change of anything, such as a label, makes a new version. */
  void touched() {
    version++;
  }

  @Override
  public synchronized void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String body =
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).strip();
    requests.add(method + " " + exchange.getRequestURI() + (body.isEmpty() ? "" : " " + body));
    Canned answer = canned.get(method);
    if (answer == null) {
      answer = answer(exchange, method, body);
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Canned answer(HttpExchange exchange, String method, String body) {
    if (!("Bearer " + BEARER).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return Canned.failure(401, "Unauthorized", "Unauthorized");
    }
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      return Canned.failure(404, "NotFound", "secrets \"other\" not found");
    }
    if (method.equals("GET")) {
      return secret(entries, version);
    }
    if (!others.isEmpty()) {
      others.pop().run();
    }
    JsonObject patch = Json.createReader(new StringReader(body)).readObject();
    JsonObject metadata =
        patch.getOrDefault("metadata", JsonObject.EMPTY_JSON_OBJECT).asJsonObject();
    if (!metadata.getString("resourceVersion", "" + version).equals("" + version)) {
      return Canned.failure(
          409,
          "Conflict",
          "Operation cannot be fulfilled on secrets \"twilio\": the object has been modified; please"
              + " apply your changes to the latest version and try again");
    }
    boolean dry = "dryRun=All".equals(exchange.getRequestURI().getQuery());
    Map<String, String> after = new TreeMap<>(entries);
    patch
        .getJsonObject("data")
        .forEach((name, value) -> after.put(name, decoded(((JsonString) value).getString())));
    if (!dry) {
      entries.putAll(after);
      version++;
    }
    return secret(after, version);
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  static Canned secret(Map<String, String> entries, int version) {
    JsonObjectBuilder data = Json.createObjectBuilder();
    entries.forEach(
        (name, value) ->
            data.add(
                name, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return new Canned(
        200,
        "application/json",
        Json.createObjectBuilder()
            .add("kind", "Secret")
            .add("apiVersion", "v1")
            .add(
                "metadata",
                Json.createObjectBuilder()
                    .add("name", "twilio")
                    .add("resourceVersion", String.valueOf(version)))
            .add("data", data)
            .build()
            .toString());
  }
}
