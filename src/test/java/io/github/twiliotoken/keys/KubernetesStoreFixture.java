package io.github.twiliotoken.keys;

import static io.github.twiliotoken.keys.KubernetesStandIn.BEARER;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.keys.KubernetesSecretStore;
import com.sun.net.httpserver.HttpServer;
import io.github.twiliotoken.keys.KubernetesStandIn.Canned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The store of examples/rotate-keys, and a stand-in of Kubernetes. */
abstract class KubernetesStoreFixture {
  static final String FIRST = "SK" + "1".repeat(32);
  static final String SECOND = "SK" + "2".repeat(32);
  static final String THIRD = "SK" + "3".repeat(32);
  static final String SECRET = "b\\" + "x".repeat(32);
  static final String PAIR =
      "twilio.api.key=" + SECOND + "\ntwilio.api.secret=b\\\\" + "x".repeat(32) + "\n";
  static final Canned LOGIN_PAGE = new Canned(200, "text/html", "<html>canary</html>");

  @TempDir Path folder;

  final KubernetesStandIn kubernetes = new KubernetesStandIn(pair(FIRST));
  HttpServer server;
  KubernetesSecretStore store;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", kubernetes);
    server.start();
    store =
        new KubernetesSecretStore(
            HttpClient.newHttpClient(),
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            "phones",
            "twilio",
            Files.writeString(folder.resolve("token"), BEARER + "\n"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  static String pair(String key) {
    return "twilio.api.key=" + key + "\ntwilio.api.secret=s\n";
  }

  static CreatedKey second() {
    return new CreatedKey("AC" + "a".repeat(32), SECOND, Optional.empty(), SECRET);
  }

  static String refused(Executable what) {
    return String.valueOf(assertThrows(IllegalStateException.class, what).getMessage());
  }
}
