package io.github.twiliotoken.internal.rate;

import io.github.twiliotoken.internal.property.PropertyConverters;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many tokens a caller may get in a period: as many at once, and afterwards one whenever {@link
 * #interval} has passed.
 *
 * @param tokens 1 to 1,000,000
 * @param period one second to 24 hours
 */
public record Rate(int tokens, Duration period) {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})/(P\\S{1,40})");
  private static final int MOST = 1_000_000;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** The longest period. */
  static final Duration LONGEST = Duration.ofHours(24);

  /**
   * Checks the values.
   *
   * @throws TwilioTokenException if one is outside its range
   */
  public Rate {
    if (tokens < 1
        || tokens > MOST
        || period.compareTo(SHORTEST) < 0
        || period.compareTo(LONGEST) > 0) {
      throw Problem.SETTING_MALFORMED.because(
          "A rate of %d tokens in %s is not 1 to %d tokens in %s to %s",
          tokens, period, MOST, SHORTEST, LONGEST);
    }
  }

  /**
   * Reads a rate, such as {@code 30/PT1M}.
   *
   * @throws TwilioTokenException if it is not a number, a slash and a duration
   */
  public static Rate parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw Problem.SETTING_MALFORMED.because(
          "'%s' is not a number of tokens, a slash and a duration, such as 30/PT1M", text);
    }
    return new Rate(
        Integer.parseInt(form.group(1)),
        PropertyConverters.duration(form.group(2), SHORTEST, LONGEST));
  }

  /** Returns the time between two tokens of a caller who asks evenly; rounded up. */
  Duration interval() {
    return Duration.ofNanos(-Math.floorDiv(-period.toNanos(), tokens));
  }
}
