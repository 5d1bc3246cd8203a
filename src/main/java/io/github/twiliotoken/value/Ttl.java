package io.github.twiliotoken.value;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * How long a token lives: whole seconds, from one second to {@link #CAP 24 hours}.
 *
 * @param value the lifetime; a fraction of a second is refused, not rounded
 * @see <a href="https://www.twilio.com/docs/iam/access-tokens">Twilio: Access Tokens</a>
 */
public record Ttl(Duration value) implements Comparable<Ttl> {
  /** The longest lifetime Twilio takes; nothing longer can exist. */
  public static final Duration CAP = Duration.ofHours(24);

  /** The shortest lifetime there is, one second. */
  public static final Ttl SHORTEST = ofSeconds(1);

  /** The longest lifetime there is, {@link #CAP}. */
  public static final Ttl LONGEST = new Ttl(CAP);

  /**
   * Checks the range.
   *
   * @throws TwilioTokenException if {@code value} is outside that range
   */
  public Ttl {
    requireWholeSeconds(value);
    if (value.compareTo(CAP) > 0) {
      throw notPossible(value);
    }
  }

  /**
   * Refuses what no lifetime could be, however generous the policy: zero, less, and fractions of a
   * second.
   *
   * @throws TwilioTokenException if {@code wish} is one of these
   */
  public static void requireWholeSeconds(Duration wish) {
    if (wish.isNegative() || wish.isZero() || !wish.equals(wish.truncatedTo(ChronoUnit.SECONDS))) {
      throw notPossible(wish);
    }
  }

  private static TwilioTokenException notPossible(Duration value) {
    return Problem.TTL_NOT_POSSIBLE.because(
        "%s is not a whole number of seconds from 1 s to 24 h", value);
  }

  /**
   * A lifetime in seconds.
   *
   * @throws TwilioTokenException if {@code seconds} is not from 1 to 86400
   */
  public static Ttl ofSeconds(long seconds) {
    return new Ttl(Duration.ofSeconds(seconds));
  }

  /**
   * A lifetime in ISO-8601, for example {@code PT15M}.
   *
   * @throws TwilioTokenException if {@code text} is no ISO-8601 duration or outside the range
   */
  public static Ttl parse(String text) {
    Duration parsed;
    try {
      parsed = Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.TTL_NOT_POSSIBLE.because(
          "'%s' is not an ISO-8601 duration such as PT15M (15 minutes)", text);
    }
    return new Ttl(parsed);
  }

  /** The lifetime in seconds, 1 to 86400. */
  public long seconds() {
    return value.toSeconds();
  }

  /** The shorter of the two. */
  public Ttl min(Ttl other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The longer of the two. */
  public Ttl max(Ttl other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Ttl other) {
    return value.compareTo(other.value);
  }

  /** The lifetime in ISO-8601. */
  @Override
  public String toString() {
    return value.toString();
  }
}
