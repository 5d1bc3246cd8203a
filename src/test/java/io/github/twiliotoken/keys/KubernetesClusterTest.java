package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.keys.KubernetesSecretStore;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pod is told about its cluster, with a stand-in over TLS at an IPv6 address. */
class KubernetesClusterTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String KEY = "SK" + "1".repeat(32);

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private HttpsServer server;
  private String serving;
  private String other;

  @BeforeEach
  void start() throws Exception {
    KeyStore keys = made("serving");
    serving = pem(keys);
    other = pem(made("other"));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getAllByName("::1")[0], 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    server.createContext(
        "/", new KubernetesStandIn("twilio.api.key=" + KEY + "\ntwilio.api.secret=s\n"));
    server.start();
    environment.put("KUBERNETES_SERVICE_HOST", "::1");
    environment.put("KUBERNETES_SERVICE_PORT", String.valueOf(server.getAddress().getPort()));
    Files.writeString(folder.resolve("namespace"), "phones");
    Files.writeString(folder.resolve("token"), KubernetesStandIn.BEARER);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** A key pair and a certificate of its own, by the JDK's own tool. */
  private KeyStore made(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "one",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:::1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, keytool.waitFor(), said);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static String pem(KeyStore keys) throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getCertificate("one").getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private KubernetesSecretStore store(String... certificates) throws IOException {
    Files.writeString(folder.resolve("ca.crt"), String.join("", certificates));
    return KubernetesSecretStore.inCluster("twilio", environment, folder);
  }

  private String refused(String... certificates) {
    return String.valueOf(
        assertThrows(IllegalStateException.class, () -> store(certificates).current())
            .getMessage());
  }

  @Test
  void trustsEachCertificateOfTheBundle() throws IOException {
    assertEquals(KEY, store(other, serving).current());
    assertEquals(KEY, store(serving, other).current());
  }

  @Test
  void trustsNobodyElse() {
    assertTrue(refused(other).startsWith("The Kubernetes API did not answer: "), refused(other));
  }

  @Test
  void aBundleHasACertificate() {
    assertTrue(refused().endsWith("ca.crt holds no certificate"), refused());
  }

  @ParameterizedTest
  @ValueSource(strings = {"KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT"})
  void outsideOfAPodItSaysWhatIsMissing(String variable) {
    for (String unset : List.of("", "none")) {
      environment.put(variable, unset);
      environment.remove(variable, "none");

      assertEquals(
          "--secret works only in a pod with a service account: "
              + "java.lang.IllegalArgumentException: "
              + variable
              + " is not set",
          refused(serving));
    }
  }
}
