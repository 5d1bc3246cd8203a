package io.github.twiliotoken.inspect;

import io.github.twiliotoken.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects what is found; a check never ends at its first. */
final class Report {
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Adds a finding.
   *
   * @param format the sentence, without its full stop
   * @param values texts among them are made fit for a message
   */
  void add(Verdict verdict, String repair, String format, @Nullable Object... values) {
    Object[] safe = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      safe[i] = values[i] instanceof Long n ? n : Problem.shown(String.valueOf(values[i]));
    }
    findings.add(new Finding(verdict, String.format(Locale.ROOT, format, safe) + ".", repair));
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
