package io.github.twiliotoken.internal.text;

import io.github.twiliotoken.problem.Problem;

/** Makes exceptions of other code fit for a log. */
public final class Faults {
  private Faults() {}

  /**
   * Copies a fault and its causes, with their words escaped and cut: a caller may have sent them.
   */
  public static Throwable shown(Throwable fault) {
    Throwable cause = fault.getCause() == null ? null : shown(fault.getCause());
    Throwable shown = new IllegalStateException(Problem.shown(String.valueOf(fault)), cause);
    shown.setStackTrace(fault.getStackTrace());
    return shown;
  }
}
