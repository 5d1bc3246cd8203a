package io.github.twiliotoken.value;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;

/**
 * Holds the lifetimes from {@code min} to {@code max}.
 *
 * @param min the shortest, included
 * @param max the longest, included
 */
public record TtlRange(Ttl min, Ttl max) {
  /** Every lifetime, from one second to 24 hours. */
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
   * Returns the lifetimes that are in both ranges.
   *
   * @throws TwilioTokenException if no lifetime is
   */
  public TtlRange and(TtlRange other) {
    Ttl most = max.min(other.max);
    return new TtlRange(min.max(other.min), most);
  }
}
