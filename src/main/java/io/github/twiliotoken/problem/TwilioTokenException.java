package io.github.twiliotoken.problem;

import java.io.Serial;
import java.util.Map;

/**
 * A token was refused, or something that a token would need. Nothing was signed. Only a fault, with
 * a status of 500 or more, has a stack trace: callers who ask for what they may not have should not
 * fill the log.
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

  /** Which problem it was. */
  public Problem problem() {
    return problem;
  }

  /** Code, place, what happened, the rule and the repair, in one line. */
  @Override
  public String getMessage() {
    return (problem.code() + ": " + place + sentence(detail) + " " + problem.repair()).strip();
  }

  /** What happened and which rule it breaks, with neither code nor repair. */
  public String detail() {
    return detail;
  }

  /**
   * Numbers and names for programs: for a lifetime {@code min} and {@code max} in seconds and
   * {@code limited_by}, otherwise empty.
   */
  public Map<String, Object> facts() {
    return facts == null ? Map.of() : facts;
  }

  /** The same refusal with facts for programs. */
  public TwilioTokenException with(Map<String, Object> newFacts) {
    return new TwilioTokenException(problem, detail, place, reason, Map.copyOf(newFacts));
  }

  /** Why, for the log and the audit alone: what happened, and what the caller is not told. */
  public String reason() {
    return reason.isEmpty() ? sentence(detail) : sentence(detail) + " " + reason;
  }

  /** The same refusal with a reason that its message does not show. */
  public TwilioTokenException privately(String newReason) {
    return new TwilioTokenException(problem, detail, place, Problem.shown(newReason), facts());
  }

  /** The same refusal, its message naming the place: a property, a class and member. */
  public TwilioTokenException at(String where) {
    return new TwilioTokenException(problem, detail, where + ": ", reason, facts());
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
