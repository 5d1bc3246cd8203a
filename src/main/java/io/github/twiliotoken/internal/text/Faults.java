package io.github.twiliotoken.internal.text;

import io.github.twiliotoken.problem.Problem;

/** Faults of code that is not ours, on their way into a log. */
public final class Faults {
  private Faults() {}

  /** The fault and its causes, their words made fit for a log, since they may be the caller's. */
  public static Throwable shown(Throwable fault) {
    Throwable cause = fault.getCause() == null ? null : shown(fault.getCause());
    Throwable shown = new IllegalStateException(Problem.shown(String.valueOf(fault)), cause);
    shown.setStackTrace(fault.getStackTrace());
    return shown;
  }
}
