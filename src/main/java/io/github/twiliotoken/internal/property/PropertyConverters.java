package io.github.twiliotoken.internal.property;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Converts the texts of properties. The converters of MicroProfile Config are not used, since they
 * take any other text for {@code false}, and their messages do not say what a value needs.
 */
public final class PropertyConverters {
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

  private PropertyConverters() {}

  /**
   * Converts {@code true} or {@code false}.
   *
   * @throws TwilioTokenException if the text is neither
   */
  public static boolean flag(String text) {
    return oneOf(text, "true", "false").equals("true");
  }

  /**
   * Returns the text, if it is one of two choices.
   *
   * @throws TwilioTokenException if it is neither
   */
  public static String oneOf(String text, String one, String other) {
    if (text.equals(one) || text.equals(other)) {
      return text;
    }
    throw Problem.SETTING_MALFORMED.because("'%s' is neither %s nor %s", text, one, other);
  }

  /**
   * Converts an ISO-8601 duration, such as {@code PT5M}.
   *
   * @throws TwilioTokenException if it is not one, or outside of the range, whose ends belong to it
   */
  public static Duration duration(String text, Duration least, Duration most) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // refused below, in the same words
    }
    throw Problem.SETTING_MALFORMED.because(
        "'%s' is not an ISO-8601 duration from %s to %s", text, least, most);
  }

  /**
   * Splits a list at its commas; {@code \,} is a comma inside of an item.
   *
   * @throws TwilioTokenException if an item is empty
   */
  public static List<String> list(String text) {
    List<String> items = new ArrayList<>();
    for (String item : COMMA.split(text, -1)) {
      String stripped = item.strip().replace("\\,", ",");
      if (stripped.isEmpty()) {
        throw Problem.SETTING_MALFORMED.because("'%s' has an empty item between its commas", text);
      }
      items.add(stripped);
    }
    return items;
  }
}
