package io.github.twiliotoken.inspect;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects findings: the checks go on after the first. */
final class Report {
  /** Keeps the report of a token of 8 KiB from hundreds of findings of one type. */
  private static final int MOST_OF_ONE_TYPE = 20;

  private final List<Finding> findings = new ArrayList<>();

  /**
   * Adds a finding.
   *
   * @param format the sentence, without its full stop
   * @param values what the format names; all but whole numbers are cut and escaped for a message
   */
  void add(FindingType type, String repair, String format, @Nullable Object... values) {
    Object[] safe = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      safe[i] =
          values[i] instanceof Number n && isWhole(n)
              ? n
              : Problem.shown(String.valueOf(values[i]));
    }
    collect(type, repair, String.format(Locale.ROOT, format, safe));
  }

  /** Adds a finding with the words of a refusal, which are already fit for a message. */
  void add(FindingType type, String repair, String where, TwilioTokenException refused) {
    collect(type, repair, where + refused.detail());
  }

  private void collect(FindingType type, String repair, String sentence) {
    if (findings.stream().filter(known -> known.type() == type).count() < MOST_OF_ONE_TYPE) {
      findings.add(new Finding(type, sentence + ".", repair));
    }
  }

  private static boolean isWhole(Number number) {
    return number instanceof Long || number instanceof Integer;
  }

  /** Returns the findings by type, so that errors come before warnings. */
  List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparing(Finding::type)).toList();
  }
}
