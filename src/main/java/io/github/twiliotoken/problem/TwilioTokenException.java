package io.github.twiliotoken.problem;

import java.io.Serial;
import java.util.Map;

/**
 * Reports a {@link Problem}: a token that is refused, or a setting, a file, a store or a key that
 * cannot be used. Nothing was signed. Only a fault, with a status of 500 or more, has a stack
 * trace: callers who ask for what they may not have should not fill the log.
 *
 * <p>It is made by {@link Problem#because}.
 */
public final class TwilioTokenException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final Problem problem;
  private final String place;
  private final String detail;
  private final String reason;
  private final transient Map<String, Object> facts;

  TwilioTokenException(Problem problem, String detail) {
    this(problem, detail, "", "", Map.of());
  }

  private TwilioTokenException(
      Problem problem, String detail, String place, String reason, Map<String, Object> facts) {
    super(null, null, true, problem.status() >= 500);
    this.problem = problem;
    this.place = place;
    this.detail = detail;
    this.reason = reason;
    this.facts = facts;
  }

  /** Returns which problem it was. */
  public Problem problem() {
    return problem;
  }

  /** Returns the code, the place, what happened, the rule and the repair, in one line. */
  @Override
  public String getMessage() {
    return (problem.code() + ": " + place + sentence(detail) + " " + problem.repair()).strip();
  }

  /** Returns what happened and which rule it breaks, without code and repair. */
  public String detail() {
    return detail;
  }

  /**
   * Returns numbers and names for programs: for a lifetime {@code min} and {@code max} in seconds
   * and {@code limited_by}, for a rate {@code retry_after} in seconds, otherwise empty.
   */
  public Map<String, Object> facts() {
    return facts == null ? Map.of() : facts;
  }

  /** Returns a copy of this exception with facts for programs. */
  public TwilioTokenException withFacts(Map<String, Object> newFacts) {
    return new TwilioTokenException(problem, detail, place, reason, Map.copyOf(newFacts));
  }

  /** Returns what happened, and what only the log and the audit are told of it. */
  public String reason() {
    return reason.isEmpty() ? sentence(detail) : sentence(detail) + " " + reason;
  }

  /** Returns a copy of this exception with a reason that the caller is not told. */
  public TwilioTokenException withPrivateReason(String newReason) {
    return new TwilioTokenException(problem, detail, place, Problem.shown(newReason), facts());
  }

  /**
   * Returns a copy of this exception whose message names a place: a property, or a class and
   * member.
   */
  public TwilioTokenException at(String where) {
    return new TwilioTokenException(problem, detail, where + ": ", reason, facts());
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
