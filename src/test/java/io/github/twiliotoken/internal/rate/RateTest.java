package io.github.twiliotoken.internal.rate;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a rate is written. */
class RateTest {
  @Test
  void isANumberASlashAndADuration() {
    assertEquals(new Rate(30, Duration.ofMinutes(1)), Rate.parse("30/PT1M"));
    assertEquals(new Rate(1, Duration.ofSeconds(1)), Rate.parse("1/PT1S"));
    assertEquals(new Rate(1_000_000, Duration.ofHours(24)), Rate.parse("1000000/P1D"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "30/",
        "/PT1M",
        "0/PT1M",
        "-1/PT1M",
        "1.5/PT1M",
        "1000001/PT1M",
        "030/PT1M",
        "30/1M",
        "30/PT0S",
        "30/PT0.9S",
        "30/PT24H1S",
        "30 /PT1M",
        "30/PT1M ",
        "30/min"
      })
  void isNothingElse(String text) {
    refuses(Problem.SETTING_MALFORMED, () -> Rate.parse(text));
  }

  @Test
  void cannotBeBuiltOutsideItsRange() {
    refuses(Problem.SETTING_MALFORMED, () -> new Rate(0, Duration.ofMinutes(1)));
    refuses(Problem.SETTING_MALFORMED, () -> new Rate(1_000_001, Duration.ofMinutes(1)));
    refuses(Problem.SETTING_MALFORMED, () -> new Rate(1, Duration.ofMillis(999)));
    refuses(Problem.SETTING_MALFORMED, () -> new Rate(1, Duration.ofHours(24).plusNanos(1)));
  }

  @Test
  void anIntervalIsRoundedUp() {
    assertEquals(Duration.ofSeconds(2), Rate.parse("30/PT1M").interval());
    assertEquals(Duration.ofNanos(142_857_143), Rate.parse("7/PT1S").interval());
  }
}
