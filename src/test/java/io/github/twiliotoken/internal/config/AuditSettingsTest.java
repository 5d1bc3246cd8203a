package io.github.twiliotoken.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Whether a token may leave that no observer has heard of. */
class AuditSettingsTest {
  private static final String AUDIT = "twilio.token.audit";

  @Test
  void isOptionalUnlessStated() {
    assertFalse(ConfigFixture.video().settings().issuing().auditRequired());
  }

  @Test
  void anOptionalAuditNeedsNoObserver() {
    assertFalse(ConfigFixture.video().with(AUDIT, "optional").settings().issuing().auditRequired());
  }

  @Test
  void aRequiredAuditIsKept() {
    assertTrue(
        ConfigFixture.video()
            .with(AUDIT, "required")
            .audited()
            .settings()
            .issuing()
            .auditRequired());
  }

  @Test
  void aRequiredAuditNeedsAnObserver() {
    assertEquals(1, ConfigFixture.video().with(AUDIT, "required").problems().size());
  }
}
