package com.example.keys;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Reads what a pod is told about its cluster: the API's address from the environment, and from the
 * folder of its service account the certificates, the namespace and a token.
 */
record KubernetesCluster(Map<String, String> environment, Path serviceAccount) {
  /** Returns the Secret of this name in the namespace that the process runs in. */
  KubernetesSecret secret(String name) {
    try {
      return new KubernetesSecret(
          HttpClient.newBuilder().sslContext(trusting(serviceAccount.resolve("ca.crt"))).build(),
          api(),
          Files.readString(serviceAccount.resolve("namespace")).strip(),
          name,
          serviceAccount.resolve("token"));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "--secret works only in a pod with a service account: " + e, e);
    }
  }

  private URI api() {
    String host = told("KUBERNETES_SERVICE_HOST");
    // RFC 3986, section 3.2.2: an IPv6 address in a URI has brackets
    return URI.create(
        "https://%s:%s"
            .formatted(
                host.contains(":") ? "[" + host + "]" : host, told("KUBERNETES_SERVICE_PORT")));
  }

  private String told(String variable) {
    String value = environment.getOrDefault(variable, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(variable + " is not set");
    }
    return value;
  }

  /** Trusts each certificate of the file: while a cluster changes its authority, it has both. */
  private static SSLContext trusting(Path certificates)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(certificates)) {
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("cluster-" + trusted.size(), one);
      }
    }
    if (trusted.size() == 0) {
      throw new GeneralSecurityException(certificates + " holds no certificate");
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
