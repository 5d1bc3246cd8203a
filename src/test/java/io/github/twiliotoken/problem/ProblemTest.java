package io.github.twiliotoken.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Codes, and what a message shows. */
class ProblemTest {
  @Test
  void everyCodeIsUsedOnce() {
    Set<String> codes = new HashSet<>();
    for (Problem problem : Problem.values()) {
      assertTrue(problem.code().matches("TWT-[0-9]{3}"), problem.code());
      assertTrue(codes.add(problem.code()), problem.code());
      assertFalse(problem.title().isBlank());
    }
  }

  @Test
  void aMessageHasCodePlaceValueAndRepair() {
    TokenRefusedException refused = Problem.GRANT_REPEATED.because("The grant '%s' is twice", "x");
    assertEquals("The grant 'x' is twice", refused.detail());
    assertEquals(
        "TWT-043: here: The grant 'x' is twice. Leave one of them; a token holds one of each key.",
        refused.at("here").getMessage());
  }

  @Test
  void aTextFromOutsideCannotStartALineOrHide() {
    assertEquals("a\\u000ab\\u000d\\u001b[0m", Problem.shown("a\nb\r\u001b[0m"));
    assertEquals("\\u202e\\u00e9\\\\n", Problem.shown("\u202e\u00e9\\n"));
    assertFalse(Problem.REQUEST_MALFORMED.because("'%s'", "x\ny").getMessage().contains("\n"));
  }

  @Test
  void showsAtMost200Characters() {
    assertEquals(200, Problem.shown("a".repeat(200)).length());
    assertTrue(Problem.shown("a".repeat(201)).length() <= 200);
    assertTrue(Problem.shown("a".repeat(201)).endsWith("..."));
    assertTrue(Problem.shown("\n".repeat(65_536)).length() <= 200);
  }
}
