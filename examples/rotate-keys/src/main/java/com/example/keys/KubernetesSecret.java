package com.example.keys;

import io.github.twiliotoken.problem.Problem;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads and patches one Secret through the API of Kubernetes. An answer that is not this Secret is
 * an exception, which has the API's own words; those that repeat something secret are left out.
 */
final class KubernetesSecret {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** That many equal characters in a row are no coincidence. */
  private static final int REPEATED = 8;

  private final HttpClient client;
  private final URI api;
  private final String path;
  private final String name;
  private final Path token;

  KubernetesSecret(HttpClient client, URI api, String namespace, String name, Path token) {
    this.client = client;
    this.api = api;
    this.path = "/api/v1/namespaces/" + namespace + "/secrets/" + name;
    this.name = name;
    this.token = token;
  }

  String path() {
    return path;
  }

  JsonObject read() {
    return checked(send("GET", path, BodyPublishers.noBody()), "GET " + path, List.of());
  }

  /**
   * Tries a patch without keeping it. Kubernetes checks rights, admission and immutability as for
   * one that is kept.
   */
  void tryPatch(JsonObject patch) {
    String target = path + "?dryRun=All";
    checked(
        send("PATCH", target, BodyPublishers.ofString(patch.toString())),
        "PATCH " + target,
        List.of());
  }

  /**
   * Patches the Secret.
   *
   * @param secrets texts in it that no message may repeat
   * @return the Secret as it is then; empty if it has another version than the patch names
   */
  Optional<JsonObject> patch(JsonObject patch, List<String> secrets) {
    HttpResponse<String> answer = send("PATCH", path, BodyPublishers.ofString(patch.toString()));
    return answer.statusCode() == 409
        ? Optional.empty()
        : Optional.of(checked(answer, "PATCH " + path, secrets));
  }

  private HttpResponse<String> send(String method, String target, BodyPublisher body) {
    try {
      return client.send(
          HttpRequest.newBuilder(api.resolve(target))
              .timeout(TIMEOUT)
              .method(method, body)
              .header("Authorization", "Bearer " + bearer())
              .header("Accept", "application/json")
              .header("Content-Type", "application/merge-patch+json")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("The Kubernetes API did not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the Kubernetes API was asked", e);
    }
  }

  /** Reads the token for each request, since it expires. */
  private String bearer() throws IOException {
    return Files.readString(token).strip();
  }

  private JsonObject checked(HttpResponse<String> answer, String request, List<String> secrets) {
    Optional<JsonObject> json = json(answer.body());
    String said = "The Kubernetes API answered " + answer.statusCode() + " for " + request;
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          said
              + json.filter(found -> "Status".equals(text(found, "kind")))
                  .map(status -> words(status, secrets))
                  .orElse(" (" + form(answer) + ")")
              + (answer.statusCode() == 401 || answer.statusCode() == 403
                  ? ". The service account needs the verbs get and patch on this Secret."
                  : ""));
    }
    return json.filter(this::isThisSecret)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    said
                        + ", but not with that Secret ("
                        + form(answer)
                        + "). Is it a proxy or a login page that answers?"));
  }

  private boolean isThisSecret(JsonObject json) {
    return "Secret".equals(text(json, "kind"))
        && json.get("metadata") instanceof JsonObject metadata
        && name.equals(text(metadata, "name"))
        && !text(metadata, "resourceVersion").isEmpty()
        && json.getOrDefault("data", JsonObject.EMPTY_JSON_OBJECT) instanceof JsonObject;
  }

  /** Returns what Kubernetes' Status says: a word for programs, and a sentence for people. */
  private String words(JsonObject status, List<String> secrets) {
    String message = text(status, "message");
    return ": "
        + Problem.shown(text(status, "reason"))
        + ": "
        + (repeats(message, secrets)
            ? "(its message repeats what was sent, and is not shown)"
            : Problem.shown(message));
  }

  private boolean repeats(String message, List<String> secrets) {
    try {
      String bearer = bearer();
      return repeats(message, bearer) || secrets.stream().anyMatch(s -> repeats(message, s));
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean repeats(String message, String secret) {
    return IntStream.rangeClosed(0, secret.length() - REPEATED)
        .anyMatch(i -> message.contains(secret.substring(i, i + REPEATED)));
  }

  private static String form(HttpResponse<String> answer) {
    return Problem.shown(answer.headers().firstValue("Content-Type").orElse("of no type"))
        + ", "
        + answer.body().length()
        + " characters";
  }

  private static Optional<JsonObject> json(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return Optional.of(reader.readObject());
    } catch (JsonException e) {
      return Optional.empty(); // no cause: it may repeat the body
    }
  }

  /** Returns a member that is a text; empty if there is none. */
  static String text(JsonObject json, String name) {
    return json.get(name) instanceof JsonString text ? text.getString() : "";
  }
}
