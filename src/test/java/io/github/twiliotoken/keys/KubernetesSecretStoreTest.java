package io.github.twiliotoken.keys;

import static io.github.twiliotoken.keys.KubernetesStandIn.BEARER;
import static io.github.twiliotoken.keys.KubernetesStandIn.PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.keys.KubernetesSecretStore;
import com.sun.net.httpserver.HttpServer;
import io.github.twiliotoken.keys.KubernetesStandIn.Canned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store of examples/rotate-keys, against a stand-in of Kubernetes. */
class KubernetesSecretStoreTest {
  private static final String FIRST = "SK" + "1".repeat(32);
  private static final String SECOND = "SK" + "2".repeat(32);
  private static final String THIRD = "SK" + "3".repeat(32);
  private static final String SECRET = "b\\" + "x".repeat(32);
  private static final String PAIR =
      "twilio.api.key=" + SECOND + "\ntwilio.api.secret=b\\\\" + "x".repeat(32) + "\n";
  private static final Canned LOGIN_PAGE = new Canned(200, "text/html", "<html>canary</html>");

  @TempDir Path folder;

  private final KubernetesStandIn kubernetes = new KubernetesStandIn(pair(FIRST));
  private HttpServer server;
  private KubernetesSecretStore store;

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

  private static String pair(String key) {
    return "twilio.api.key=" + key + "\ntwilio.api.secret=s\n";
  }

  private static CreatedKey second() {
    return new CreatedKey("AC" + "a".repeat(32), SECOND, Optional.empty(), SECRET);
  }

  private void somebodyElseWrites(int times) {
    for (int i = 0; i < times; i++) {
      kubernetes.others.add(kubernetes::touched);
    }
  }

  private static String refused(Executable what) {
    return String.valueOf(assertThrows(IllegalStateException.class, what).getMessage());
  }

  private long patches() {
    return kubernetes.requests.stream().filter(request -> request.startsWith("PATCH")).count();
  }

  @Nested
  class Replace {
    @Test
    void keepsAWholePair() {
      assertEquals(FIRST, store.current());
      assertTrue(store.replace(FIRST, second()));
      assertEquals(SECOND, store.current());
      assertEquals(PAIR, kubernetes.entries.get("credentials"));
    }

    @Test
    void replacesNoOtherKeyThanExpected() {
      assertFalse(store.replace(SECOND, second()));
      assertEquals(FIRST, store.current());
    }

    @Test
    void aLabelOfSomebodyElseStopsNoRotation() {
      somebodyElseWrites(4);

      assertTrue(store.replace(FIRST, second()));

      assertEquals(PAIR, kubernetes.entries.get("credentials"));
      assertEquals(5, patches());
    }

    @Test
    void aFasterNodeIsNotOverwritten() {
      kubernetes.others.add(
          () -> {
            kubernetes.entries.put("credentials", pair(THIRD));
            kubernetes.touched();
          });

      assertFalse(store.replace(FIRST, second()));

      assertEquals(THIRD, store.current());
      assertEquals(1, patches());
    }

    @Test
    void aSecretThatNeverRestsIsGivenUp() {
      somebodyElseWrites(5);

      assertEquals(
          "The Secret of "
              + PATH
              + " was changed by somebody else each of the 5 times that it was to be written, and"
              + " still names "
              + FIRST
              + ". Nothing was written; see who writes to it, and run this again.",
          refused(() -> store.replace(FIRST, second())));
      assertEquals(pair(FIRST), kubernetes.entries.get("credentials"));
    }

    @Test
    void aPatchThatChangedNothingIsNoSuccess() {
      String before = kubernetes.requests.toString();
      assertEquals("[]", before);

      store.current();
      kubernetes.canned.put("PATCH", KubernetesStandIn.secret(kubernetes.entries, 1));

      assertEquals(
          "The Kubernetes API answered 200 for PATCH "
              + PATH
              + ", but its Secret does not hold what was written. See what changes it on its way.",
          refused(() -> store.replace(FIRST, second())));
    }
  }

  @Nested
  class Answer {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "<html>canary</html>",
          "",
          "[]",
          "{}",
          "{\"kind\":\"Status\",\"status\":\"Success\"}",
          "{\"kind\":\"Secret\",\"metadata\":7}",
          "{\"kind\":\"Secret\",\"metadata\":{\"name\":\"other\",\"resourceVersion\":\"1\"}}"
        })
    void anAnswerThatIsNotTheSecretIsNone(String body) {
      kubernetes.canned.put("GET", new Canned(200, "text/html", body));

      assertEquals(
          "The Kubernetes API answered 200 for GET "
              + PATH
              + ", but not with that Secret (text/html, "
              + body.length()
              + " characters). Is it a proxy or a login page that answers?",
          refused(store::current));

      kubernetes.canned.clear();
      kubernetes.canned.put("PATCH", new Canned(200, "text/html", body));

      String message = refused(() -> store.replace(FIRST, second()));

      assertTrue(message.startsWith("The Kubernetes API answered 200 for PATCH " + PATH), message);
      assertTrue(
          refused(store::requireWritable).startsWith("The Kubernetes API answered 200 for P"));
    }

    @Test
    void anEntryMustBeAPair() {
      kubernetes.entries.clear();

      assertEquals(
          "The Secret of " + PATH + " has no entry 'credentials'; put the first pair there.",
          refused(store::current));

      kubernetes.entries.put("credentials", "twilio.api.key=\\u12");

      assertEquals(
          "The entry 'credentials' of the Secret of " + PATH + " is no properties file.",
          refused(store::current));
    }

    @Test
    void theApisOwnWordsAreShown() throws IOException {
      kubernetes.canned.put(
          "GET",
          Canned.failure(
              403,
              "Forbidden",
              "secrets \"twilio\" is forbidden: User \"system:serviceaccount:phones:rotator\" cannot"
                  + " get resource \"secrets\" in API group \"\" in the namespace \"phones\""));

      assertEquals(
          "The Kubernetes API answered 403 for GET "
              + PATH
              + ": Forbidden: secrets \"twilio\" is forbidden: User"
              + " \"system:serviceaccount:phones:rotator\" cannot get resource \"secrets\" in API"
              + " group \"\" in the namespace \"phones\". The service account needs the verbs get and"
              + " patch on this Secret.",
          refused(store::current));

      kubernetes.canned.clear();
      Files.writeString(folder.resolve("token"), "expired");

      assertEquals(
          "The Kubernetes API answered 401 for GET "
              + PATH
              + ": Unauthorized: Unauthorized. The service account needs the verbs get and patch on"
              + " this Secret.",
          refused(store::current));
    }

    @Test
    void theApisWordsStayOnOneShortLine() {
      kubernetes.canned.put(
          "GET",
          Canned.failure(500, "Internal\nError", "all is well\n\u202e" + "x".repeat(10_000)));

      String message = refused(store::current);

      assertTrue(message.contains("Internal\\u000aError: all is well\\u000a\\u202exxx"), message);
      assertTrue(message.length() < 500, message);
      assertFalse(message.contains("\n"), message);
    }

    @Test
    void wordsThatRepeatTheSecretAreNotShown() {
      String data = Base64.getEncoder().encodeToString(PAIR.getBytes(StandardCharsets.UTF_8));

      for (String echo :
          List.of(data, data.substring(70, 80), SECRET, SECRET.substring(20, 30), BEARER)) {
        kubernetes.canned.put(
            "PATCH", Canned.failure(400, "BadRequest", "error found in |" + echo));

        String message = refused(() -> store.replace(FIRST, second()));

        assertEquals(
            "The Kubernetes API answered 400 for PATCH "
                + PATH
                + ": BadRequest: (its message repeats what was sent, and is not shown)",
            message);
      }
    }

    @Test
    void anotherAnswersWordsAreNotShown() {
      kubernetes.canned.put("GET", new Canned(502, "text/html", LOGIN_PAGE.body()));

      assertEquals(
          "The Kubernetes API answered 502 for GET " + PATH + " (text/html, 19 characters)",
          refused(store::current));
    }
  }

  @Nested
  class Probe {
    @Test
    void aProbeChangesNothingAndSendsNoSecret() {
      store.requireWritable();

      assertEquals(
          List.of("PATCH " + PATH + "?dryRun=All {\"data\":{\"credentials.probe\":\"\"}}"),
          kubernetes.requests);
      assertEquals(List.of("credentials"), List.copyOf(kubernetes.entries.keySet()));
    }

    @Test
    void aProbeFindsTheMissingRight() {
      kubernetes.canned.put(
          "PATCH",
          Canned.failure(
              403,
              "Forbidden",
              "secrets \"twilio\" is forbidden: User \"x\" cannot patch resource \"secrets\""));

      assertEquals(
          "The Kubernetes API answered 403 for PATCH "
              + PATH
              + "?dryRun=All: Forbidden: secrets \"twilio\" is forbidden: User \"x\" cannot patch"
              + " resource \"secrets\". The service account needs the verbs get and patch on this"
              + " Secret.",
          refused(store::requireWritable));
    }
  }
}
