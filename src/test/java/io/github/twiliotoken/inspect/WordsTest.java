package io.github.twiliotoken.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Durations and moments in words. */
class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 seconds",
    "1, 1 second",
    "2, 2 seconds",
    "119, 119 seconds",
    "120, 2 minutes",
    "149, 2 minutes",
    "150, 3 minutes",
    "7199, 120 minutes",
    "7200, 2 hours",
    "172799, 48 hours",
    "172800, 2 days",
    "63071999, 730 days",
    "63072000, 2 years",
    "98204486000, 3114 years"
  })
  void writesOneUnit(long seconds, String words) {
    assertEquals(words, Words.span(seconds));
  }

  @Test
  void namesTheTimeZone() {
    assertEquals("2026-11-24 10:00:00 UTC", Words.moment(1_795_514_400));
  }
}
