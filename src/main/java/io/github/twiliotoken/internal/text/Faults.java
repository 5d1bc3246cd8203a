package io.github.twiliotoken.internal.text;

import io.github.twiliotoken.problem.Problem;

/** Makes exceptions of other code fit for a log. */
public final class Faults {
  /** How many causes are shown: they may go in a circle. */
  private static final int CAUSES = 30;

  private Faults() {}

  /**
   * Copies a fault and its causes, with their words escaped and cut: a caller may have sent them.
   */
  public static Throwable shown(Throwable fault) {
    return shown(fault, CAUSES);
  }

  private static Throwable shown(Throwable fault, int causes) {
    Throwable cause =
        fault.getCause() == null || causes == 0 ? null : shown(fault.getCause(), causes - 1);
    Throwable shown = new IllegalStateException(Problem.shown(String.valueOf(fault)), cause);
    shown.setStackTrace(fault.getStackTrace());
    return shown;
  }
}
