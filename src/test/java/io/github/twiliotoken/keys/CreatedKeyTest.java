package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.keys.SimulatedNode.CallOutcome;
import jakarta.json.bind.JsonbBuilder;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** The only copy of a new key's secret, on its way to the store. */
class CreatedKeyTest {
  private static final String SECRET = "canary0of0a0new0key0canary0of0a0";

  private final CreatedKey key =
      new CreatedKey("AC" + "a".repeat(32), "SK" + "1".repeat(32), Optional.empty(), SECRET);

  @Test
  void oneMethodShowsTheSecret() throws Exception {
    assertEquals(SECRET, key.revealSecret());
    for (Method method : CreatedKey.class.getMethods()) {
      if (method.getParameterCount() == 0
          && method.getReturnType() != void.class
          && !method.getName().equals("revealSecret")) {
        String shown = String.valueOf(method.invoke(key));
        assertFalse(shown.contains(SECRET), method.toString());
      }
    }
  }

  @Test
  void noSerialisationShowsTheSecret() throws Exception {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThrows(NotSerializableException.class, () -> out.writeObject(key));
    }

    assertEquals("{}", JsonbBuilder.create().toJson(key));
  }

  @Test
  void twoAreNeverEqual() {
    CreatedKey same = new CreatedKey("AC" + "a".repeat(32), key.keySid(), Optional.empty(), SECRET);

    assertNotEquals(key, same);
  }

  @Test
  void aStoreThatFailedIsAskedAgain() {
    RotationSimulation simulation = new RotationSimulation();
    Queue<CallOutcome> outcomes = new ArrayDeque<>(List.of(CallOutcome.FAILED_BEFORE));
    KeyRotation rotation =
        new SimulatedNode(
                simulation,
                call -> {
                  CallOutcome planned =
                      call.equals("store.replace") ? outcomes.poll() : CallOutcome.DONE;
                  return planned == null ? CallOutcome.DONE : planned;
                })
            .rotation();
    CreatedKey successor = rotation.prepare();

    assertThrows(IllegalStateException.class, () -> rotation.activate(successor));
    assertNotEquals(successor.keySid(), simulation.named());

    assertTrue(rotation.activate(successor));
    assertEquals(successor.keySid(), simulation.named());
  }
}
