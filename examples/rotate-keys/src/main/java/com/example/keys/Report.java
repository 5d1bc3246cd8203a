package com.example.keys;

import io.github.twiliotoken.keys.ApiKey;
import io.github.twiliotoken.keys.Revocation;
import io.github.twiliotoken.keys.RotationStep;
import io.github.twiliotoken.problem.Problem;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;

/** Prints what was done, a line each. */
record Report(PrintStream out) {
  /**
   * Prints a step.
   *
   * @param before what stands before it, for one that is only planned
   */
  void print(String before, RotationStep step) {
    out.printf(
        "%s%-7s %-34s %s%n",
        before,
        step.action().name().toLowerCase(Locale.ROOT),
        step.keySid().orElse("-"),
        step.why());
  }

  void print(Revocation done) {
    out.printf(
        "%s is deleted. Tokens of its last %d minutes may have died. %s%n",
        done.keySid(),
        done.minutes(),
        done.inUse().equals(done.keySid())
            ? "The store still names it: no token can be made until it names another."
            : "In use is " + done.inUse() + ".");
  }

  void print(ApiKey key, boolean inUse) {
    out.printf(
        "%s  %-20s  %-6s  %s%n",
        key.sid(),
        key.created().map(Instant::toString).orElse("-"),
        inUse ? "in use" : "",
        shown(key.friendlyName()));
  }

  void print(String line) {
    out.println(line);
  }

  /** Shows letters of all languages as they are, and escapes what could start a line or hide. */
  private static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    name.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            c -> shown.append(Character.isLetterOrDigit(c.codePointAt(0)) ? c : Problem.shown(c)));
    return shown.toString();
  }
}
