package io.github.twiliotoken.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class FaultsTest {
  @Test
  void noWordOfAFaultOrItsCausesCanStartALine() {
    Throwable cause = new IllegalArgumentException("caller\nforged");
    Throwable shown = Faults.shown(new IllegalStateException("outer\r\nforged", cause));
    assertEquals("java.lang.IllegalStateException: outer\\u000d\\u000aforged", shown.getMessage());

    Throwable shownCause = shown.getCause();

    assertNotNull(shownCause);
    assertEquals(
        "java.lang.IllegalArgumentException: caller\\u000aforged", shownCause.getMessage());
    assertEquals(cause.getStackTrace()[0], shownCause.getStackTrace()[0]);
    assertNull(shownCause.getCause());
  }

  @Test
  void causesThatGoInACircleHaveAnEnd() {
    Throwable inner = new IllegalStateException("inner");
    Throwable outer = new IllegalStateException("outer", inner);
    inner.initCause(outer);
    int shown = 0;

    for (Throwable one = Faults.shown(outer); one != null; one = one.getCause()) {
      shown++;
    }

    assertEquals(31, shown);
  }
}
