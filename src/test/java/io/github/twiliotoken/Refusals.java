package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import org.junit.jupiter.api.function.Executable;

/** A refusal, and with which problem. */
public final class Refusals {
  private Refusals() {}

  public static TokenRefusedException refuses(Problem problem, Executable attempt) {
    var refused = assertThrows(TokenRefusedException.class, attempt);
    assertEquals(problem, refused.problem(), refused.getMessage());
    return refused;
  }
}
