package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import org.junit.jupiter.api.function.Executable;

/** A refusal, and with which problem. */
public final class Refusals {
  private Refusals() {}

  public static TwilioTokenException refuses(Problem problem, Executable attempt) {
    var refused = assertThrows(TwilioTokenException.class, attempt);
    assertEquals(problem, refused.problem(), refused.getMessage());
    return refused;
  }
}
