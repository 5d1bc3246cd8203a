package io.github.twiliotoken.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
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
    TwilioTokenException refused = Problem.GRANT_REPEATED.because("The grant '%s' is twice", "x");

    assertEquals("The grant 'x' is twice", refused.detail());
    assertEquals(
        "TWT-043: here: The grant 'x' is twice. Keep one of them; a token holds one grant of each key.",
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
    assertEquals("a".repeat(200), Problem.shown("a".repeat(200)));
    assertEquals("a".repeat(197) + "...", Problem.shown("a".repeat(201)));
    assertEquals("a".repeat(194) + "\\u000a", Problem.shown("a".repeat(194) + "\n"));
    // the last character may be the one that does not fit, and is never shown in part
    for (int fit = 195; fit <= 200; fit++) {
      assertEquals("a".repeat(Math.min(fit, 197)) + "...", Problem.shown("a".repeat(fit) + "\n"));
    }
    assertTrue(Problem.shown("\n".repeat(65_536)).length() <= 200);
    assertTrue(Problem.shown("\\".repeat(201)).endsWith("\\\\..."));
  }

  @Test
  void everyPrintableCharacterIsShownAsItIsAndNoOther() {
    for (char c = 0; c < 0x180; c++) {
      String shown = Problem.shown(String.valueOf(c));
      boolean printable = c >= ' ' && c <= '~' && c != '\\';

      assertEquals(printable, shown.equals(String.valueOf(c)), shown);
      assertTrue(shown.chars().allMatch(s -> s >= ' ' && s <= '~'), shown);
    }
    assertEquals("", Problem.shown(""));
  }

  @Test
  void everyMessageHasCodeDetailAndRepair() {
    for (Problem problem : Problem.values()) {
      TwilioTokenException refused = problem.because("It is %d, not %s", 7, "x");
      String message = refused.getMessage();

      assertTrue(message.startsWith(problem.code() + ": It is 7, not x."), message);
      assertTrue(message.endsWith(problem.repair()), message);
      assertEquals(message.strip(), message);
      assertEquals(problem, refused.problem());
    }
  }

  @Test
  void everyProblemIsAnsweredAsAnHttpError() {
    for (Problem problem : Problem.values()) {
      assertTrue(problem.status() >= 400 && problem.status() < 600, problem.code());
    }
  }

  @Test
  void aTextFromOutsideIsNoFormat() {
    assertEquals("It is '%s%n%x'", Problem.SID_MALFORMED.because("It is '%s'", "%s%n%x").detail());
  }

  @Test
  void aRefusalHasNoStackTraceAndAFaultHas() {
    for (Problem problem : Problem.values()) {
      TwilioTokenException refused = problem.because("No").at("here").withPrivateReason("why");
      assertEquals(problem.status() >= 500, refused.getStackTrace().length > 0, problem.code());
    }
  }

  @Test
  void factsTravelWithTheRefusalAndWithItsPlace() {
    TwilioTokenException refused = Problem.TTL_OUT_OF_BOUNDS.because("No");
    assertEquals(Map.of(), refused.facts());
    assertEquals(Map.of("min", 1L), refused.withFacts(Map.of("min", 1L)).at("here").facts());
  }
}
