package io.github.twiliotoken.inspect;

import java.time.Instant;

/** Writes moments and durations as people read them. */
final class Words {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long YEAR = 365 * DAY;

  private Words() {}

  /** Writes a duration in one unit, rounded: {@code 90 seconds}, {@code 15 minutes}. */
  static String span(long seconds) {
    if (seconds < 2 * MINUTE) {
      return seconds(seconds);
    }
    if (seconds < 2 * HOUR) {
      return rounded(seconds, MINUTE) + " minutes";
    }
    if (seconds < 2 * DAY) {
      return rounded(seconds, HOUR) + " hours";
    }
    return seconds < 2 * YEAR ? rounded(seconds, DAY) + " days" : rounded(seconds, YEAR) + " years";
  }

  /** Writes a duration in seconds. */
  static String seconds(long seconds) {
    return seconds == 1 ? "1 second" : seconds + " seconds";
  }

  private static long rounded(long seconds, long unit) {
    return (seconds + unit / 2) / unit;
  }

  /** Writes seconds since 1970 in UTC: {@code 2026-11-24 10:00:00 UTC}. */
  static String moment(long seconds) {
    return Instant.ofEpochSecond(seconds).toString().replace('T', ' ').replace("Z", " UTC");
  }
}
