package io.github.twiliotoken.keys;

import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import java.time.Instant;

/**
 * Compares two clocks that were read at the same moment. One wrong clock deletes no key early: a
 * key is taken to come into use at the later reading, and to be due at the earlier.
 *
 * @param twilio the {@code Date} of Twilio's answer
 * @param own the clock of this process
 */
record ClockReadings(Instant twilio, Instant own) {
  Instant earlier() {
    return twilio.isBefore(own) ? twilio : own;
  }

  Instant later() {
    return twilio.isBefore(own) ? own : twilio;
  }

  /** Returns whether they differ by half the lag at most. */
  boolean agree(Duration lag) {
    return Duration.between(twilio, own).abs().compareTo(lag.dividedBy(2)) <= 0;
  }

  /**
   * Checks that the clocks agree.
   *
   * @throws io.github.twiliotoken.problem.TwilioTokenException {@link Problem#CLOCKS_DIFFER}
   */
  void requireAgreement(Duration lag) {
    if (!agree(lag)) {
      throw Problem.CLOCKS_DIFFER.because(
          "Twilio's answer says that it is %s, and the clock here %s: they differ by over %s, half"
              + " of twilio.keys.lag",
          twilio, own, lag.dividedBy(2));
    }
  }
}
