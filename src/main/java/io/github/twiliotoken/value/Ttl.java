package io.github.twiliotoken.value;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * The lifetime of a token: whole seconds, from one second to {@link #CAP 24 hours}.
 *
 * @param value the lifetime; a fraction of a second is refused, not rounded
 * @see <a href="https://www.twilio.com/docs/iam/access-tokens">Twilio: Access Tokens</a>
 */
public record Ttl(Duration value) implements Comparable<Ttl> {
  /** The longest lifetime that Twilio takes. */
  public static final Duration CAP = Duration.ofHours(24);

  /** The shortest lifetime, one second. */
  public static final Ttl SHORTEST = ofSeconds(1);

  /** The longest lifetime, {@link #CAP}. */
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
   * Refuses a duration that no policy could grant: zero, a negative one, and fractions of a second.
   *
   * @throws TwilioTokenException if {@code requested} is one of these
   */
  public static void requireWholeSeconds(Duration requested) {
    if (requested.isNegative()
        || requested.isZero()
        || !requested.equals(requested.truncatedTo(ChronoUnit.SECONDS))) {
      throw notPossible(requested);
    }
  }

  private static TwilioTokenException notPossible(Duration value) {
    return Problem.TTL_NOT_POSSIBLE.because(
        "%s is not a whole number of seconds from 1 s to 24 h", value);
  }

  /**
   * Makes a lifetime of this many seconds.
   *
   * @throws TwilioTokenException if {@code seconds} is not from 1 to 86400
   */
  public static Ttl ofSeconds(long seconds) {
    return new Ttl(Duration.ofSeconds(seconds));
  }

  /**
   * Reads a lifetime in ISO-8601, for example {@code PT15M}.
   *
   * @throws TwilioTokenException if {@code text} is not an ISO-8601 duration, or outside the range
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

  /** Returns the lifetime in seconds, 1 to 86400. */
  public long seconds() {
    return value.toSeconds();
  }

  /** Returns the shorter of the two. */
  public Ttl min(Ttl other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Returns the longer of the two. */
  public Ttl max(Ttl other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Ttl other) {
    return value.compareTo(other.value);
  }

  /** Returns the lifetime in ISO-8601. */
  @Override
  public String toString() {
    return value.toString();
  }
}
