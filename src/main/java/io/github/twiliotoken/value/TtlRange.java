package io.github.twiliotoken.value;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;

/** The lifetimes from {@code min} to {@code max}, both included. */
public record TtlRange(Ttl min, Ttl max) {
  /** Every lifetime there is. */
  public static final TtlRange ANY = new TtlRange(Ttl.SHORTEST, Ttl.LONGEST);

  /**
   * Checks the order.
   *
   * @throws TwilioTokenException if {@code min} is over {@code max}
   */
  public TtlRange {
    if (min.compareTo(max) > 0) {
      throw Problem.TTL_BOUNDS_CONFLICT.because("The minimum %s is over the maximum %s", min, max);
    }
  }

  /**
   * The lifetimes that are in both.
   *
   * @throws TwilioTokenException if there are none
   */
  public TtlRange and(TtlRange other) {
    Ttl most = max.min(other.max);
    return new TtlRange(min.max(other.min), most);
  }
}
