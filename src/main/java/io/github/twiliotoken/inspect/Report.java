package io.github.twiliotoken.inspect;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects what is found; a check never ends at its first. */
final class Report {
  /** A token of 8 KiB could else be answered with hundreds of the same. */
  private static final int MOST_OF_ONE_KIND = 20;

  private final List<Finding> findings = new ArrayList<>();

  /**
   * Adds a finding.
   *
   * @param format the sentence, without its full stop
   * @param values texts among them are made fit for a message
   */
  void add(FindingType verdict, String repair, String format, @Nullable Object... values) {
    Object[] safe = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      safe[i] =
          values[i] instanceof Number n && isWhole(n)
              ? n
              : Problem.shown(String.valueOf(values[i]));
    }
    say(verdict, repair, String.format(Locale.ROOT, format, safe));
  }

  /** Adds what our own values say when they refuse one; that is fit for a message as it is. */
  void add(FindingType verdict, String repair, String where, TwilioTokenException refused) {
    say(verdict, repair, where + refused.detail());
  }

  private void say(FindingType verdict, String repair, String sentence) {
    if (findings.stream().filter(known -> known.verdict() == verdict).count() < MOST_OF_ONE_KIND) {
      findings.add(new Finding(verdict, sentence + ".", repair));
    }
  }

  private static boolean isWhole(Number number) {
    return number instanceof Long || number instanceof Integer;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
