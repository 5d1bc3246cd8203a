package io.github.twiliotoken.keys;

import static io.github.twiliotoken.keys.KubernetesStandIn.BEARER;
import static io.github.twiliotoken.keys.KubernetesStandIn.PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.keys.KubernetesStandIn.Canned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an answer of Kubernetes that is not the Secret, or a refusal. */
class KubernetesAnswerTest extends KubernetesStoreFixture {
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
    assertTrue(refused(store::requireWritable).startsWith("The Kubernetes API answered 200 for P"));
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
        "GET", Canned.failure(500, "Internal\nError", "all is well\n\u202e" + "x".repeat(10_000)));

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
      kubernetes.canned.put("PATCH", Canned.failure(400, "BadRequest", "error found in |" + echo));

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
