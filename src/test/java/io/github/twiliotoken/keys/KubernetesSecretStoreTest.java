package io.github.twiliotoken.keys;

import static io.github.twiliotoken.keys.KubernetesStandIn.PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The store of examples/rotate-keys, against a stand-in of Kubernetes. */
class KubernetesSecretStoreTest extends KubernetesStoreFixture {
  private void somebodyElseWrites(int times) {
    for (int i = 0; i < times; i++) {
      kubernetes.others.add(kubernetes::touched);
    }
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

  @Test
  void aProbeChangesNothingAndSendsNoSecret() {
    store.requireWritable();

    assertEquals(
        List.of("PATCH " + PATH + "?dryRun=All {\"data\":{\"credentials.probe\":\"\"}}"),
        kubernetes.requests);
    assertEquals(List.of("credentials"), List.copyOf(kubernetes.entries.keySet()));
  }
}
