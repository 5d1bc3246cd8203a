package com.example.keys;

import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.keys.CredentialsStore;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A Kubernetes Secret whose entry {@code credentials} is the file that the servers mount. Mounted
 * Secrets are read-only, so it is written through the API; {@code resourceVersion} makes that a
 * compare-and-set. The service account needs the verbs get and patch on this one Secret.
 */
public final class KubernetesSecretStore implements CredentialsStore {
  private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
  private static final String ENTRY = "credentials";
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient client;
  private final URI secret;
  private final Path token;

  /** The Secret as it is now. */
  private record Seen(String keySid, String version) {}

  /**
   * A Secret.
   *
   * @param token the file with the bearer for the API; it is read anew each time, since it expires
   */
  public KubernetesSecretStore(
      HttpClient client, URI api, String namespace, String name, Path token) {
    this.client = client;
    this.secret = api.resolve("/api/v1/namespaces/" + namespace + "/secrets/" + name);
    this.token = token;
  }

  /** The Secret of this name in the namespace that the process runs in. */
  static KubernetesSecretStore inCluster(String name) {
    try {
      URI api =
          URI.create(
              "https://%s:%s"
                  .formatted(
                      System.getenv("KUBERNETES_SERVICE_HOST"),
                      System.getenv("KUBERNETES_SERVICE_PORT_HTTPS")));
      return new KubernetesSecretStore(
          HttpClient.newBuilder().sslContext(trusting(ACCOUNT.resolve("ca.crt"))).build(),
          api,
          Files.readString(ACCOUNT.resolve("namespace")).strip(),
          name,
          ACCOUNT.resolve("token"));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "--secret works only in a pod with a service account: " + e.getMessage(), e);
    }
  }

  private static SSLContext trusting(Path certificate)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(certificate)) {
      trusted.setCertificateEntry(
          "cluster", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Override
  public String current() {
    return seen().keySid();
  }

  @Override
  public boolean replace(String expectedSid, Credentials next) {
    Seen seen = seen();
    if (!seen.keySid().equals(expectedSid)) {
      return false;
    }
    StringBuilder pair = new StringBuilder("twilio.api.key=" + next.keySid() + "\n");
    next.secret()
        .revealTo(
            text ->
                pair.append("twilio.api.secret=").append(text.replace("\\", "\\\\")).append('\n'));
    String data =
        Base64.getEncoder().encodeToString(pair.toString().getBytes(StandardCharsets.UTF_8));
    JsonObject patch =
        Json.createObjectBuilder()
            .add("metadata", Json.createObjectBuilder().add("resourceVersion", seen.version()))
            .add("data", Json.createObjectBuilder().add(ENTRY, data))
            .build();
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(secret)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(patch.toString())));
    if (answer.statusCode() == 409) {
      return false; // another version: somebody has been faster
    }
    good(answer);
    return true;
  }

  private Seen seen() {
    HttpResponse<String> answer = good(send(HttpRequest.newBuilder(secret).GET()));
    JsonObject json = Json.createReader(new StringReader(answer.body())).readObject();
    JsonObject data = json.getJsonObject("data");
    if (data == null || !data.containsKey(ENTRY)) {
      throw new IllegalStateException(
          "The Secret has no entry " + ENTRY + "; put the first pair in");
    }
    Properties pair = new Properties();
    try {
      pair.load(
          new StringReader(
              new String(
                  Base64.getDecoder().decode(data.getString(ENTRY)), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException("The Secret cannot be read", e);
    }
    return new Seen(
        pair.getProperty("twilio.api.key", "").strip(),
        json.getJsonObject("metadata").getString("resourceVersion"));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + Files.readString(token).strip())
              .header("Accept", "application/json")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("The Kubernetes API did not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the Kubernetes API was asked", e);
    }
  }

  private HttpResponse<String> good(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "The Kubernetes API answered " + answer.statusCode() + " for " + secret.getPath());
    }
    return answer;
  }
}
