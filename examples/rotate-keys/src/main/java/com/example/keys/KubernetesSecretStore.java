package com.example.keys;

import io.github.twiliotoken.keys.CreatedKey;
import io.github.twiliotoken.keys.CredentialsStore;
import io.github.twiliotoken.value.Sid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Keeps key and secret in a Kubernetes Secret, whose entry {@code credentials} is the file that the
 * servers mount. Mounted Secrets are read-only, so it is written through the API; {@code
 * resourceVersion} makes that a compare-and-set. The service account needs the verbs get and patch
 * on this one Secret.
 */
public final class KubernetesSecretStore implements CredentialsStore {
  private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
  private static final String ENTRY = "credentials";

  /** Attempts, since anybody may change something else of the Secret between read and write. */
  private static final int ATTEMPTS = 5;

  private final KubernetesSecret secret;

  /** The Secret as it is now. */
  private record Seen(String keySid, String version) {}

  /**
   * Makes a store in a Secret.
   *
   * @param token the file with the bearer for the API; it is read for each request, since it
   *     expires
   */
  public KubernetesSecretStore(
      HttpClient client, URI api, String namespace, String name, Path token) {
    this(new KubernetesSecret(client, api, namespace, name, token));
  }

  private KubernetesSecretStore(KubernetesSecret secret) {
    this.secret = secret;
  }

  /** Makes a store in the Secret of this name, in the namespace that the process runs in. */
  static KubernetesSecretStore inCluster(String name) {
    return inCluster(name, System.getenv(), ACCOUNT);
  }

  /** Makes a store as a pod does that has this environment and this service account's folder. */
  public static KubernetesSecretStore inCluster(
      String name, Map<String, String> environment, Path serviceAccount) {
    return new KubernetesSecretStore(
        new KubernetesCluster(environment, serviceAccount).secret(name));
  }

  @Override
  public String current() {
    return seen().keySid();
  }

  /**
   * Asks the API for the same right and the same checks as {@link #replace}, without a secret. A
   * dry run needs no other verb than patch; a SelfSubjectAccessReview would need one of its own,
   * and know nothing of admission or of an immutable Secret.
   */
  @Override
  public void requireWritable() {
    secret.tryPatch(
        Json.createObjectBuilder()
            .add("data", Json.createObjectBuilder().add(ENTRY + ".probe", ""))
            .build());
  }

  @Override
  public boolean replace(String expectedSid, CreatedKey next) {
    String pair = pair(next);
    String data = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < ATTEMPTS; i++) {
      Seen seen = seen();
      if (!seen.keySid().equals(expectedSid)) {
        return false;
      }
      JsonObject patch =
          Json.createObjectBuilder()
              .add("metadata", Json.createObjectBuilder().add("resourceVersion", seen.version()))
              .add("data", Json.createObjectBuilder().add(ENTRY, data))
              .build();
      Optional<JsonObject> written = secret.patch(patch, List.of(data, pair));
      if (written.isPresent()) {
        requireWritten(data, written.get());
        return true;
      }
    }
    throw new IllegalStateException(
        "The Secret of "
            + secret.path()
            + " was changed by somebody else each of the "
            + ATTEMPTS
            + " times that it was to be written, and still names "
            + expectedSid
            + ". Nothing was written; see who writes to it, and run this again.");
  }

  private static String pair(CreatedKey next) {
    return "twilio.api.key="
        + next.keySid()
        + "\n"
        + "twilio.api.secret="
        + next.revealSecret().replace("\\", "\\\\")
        + "\n";
  }

  private void requireWritten(String data, JsonObject written) {
    if (!entry(written).equals(data)) {
      throw new IllegalStateException(
          "The Kubernetes API answered 200 for PATCH "
              + secret.path()
              + ", but its Secret does not hold what was written. See what changes it on its way.");
    }
  }

  private Seen seen() {
    JsonObject json = secret.read();
    String data = entry(json);
    if (data.isEmpty()) {
      throw new IllegalStateException(
          "The Secret of "
              + secret.path()
              + " has no entry '"
              + ENTRY
              + "'; put the first pair there.");
    }
    Properties pair = new Properties();
    try {
      pair.load(
          new StringReader(new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException e) {
      // no cause: it may repeat what is there
      throw new IllegalStateException(
          "The entry '"
              + ENTRY
              + "' of the Secret of "
              + secret.path()
              + " is no properties file.");
    }
    return new Seen(
        Sid.check("SK", pair.getProperty("twilio.api.key", "").strip()),
        KubernetesSecret.text(json.getJsonObject("metadata"), "resourceVersion"));
  }

  private static String entry(JsonObject json) {
    return json.get("data") instanceof JsonObject data ? KubernetesSecret.text(data, ENTRY) : "";
  }
}
