package io.github.twiliotoken.internal.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.WithoutApi;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonPresenceTest {
  @Test
  void nothingIsWrongWhereJsonBIsThere() {
    assertEquals(Optional.empty(), JsonPresence.missing());
  }

  @Test
  void whereItIsMissingTheRepairIsNamed() throws ReflectiveOperationException {
    Method missing =
        WithoutApi.load(JsonPresence.class, "jakarta.json.bind.").getDeclaredMethod("missing");
    missing.setAccessible(true);

    String told = missing.invoke(null).toString();

    assertTrue(told.contains("TWT-017"), told);
    assertTrue(told.contains("quarkus-jsonb"), told);
  }
}
