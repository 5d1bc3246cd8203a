package io.github.twiliotoken.keys;

import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import java.time.Instant;

/**
 * Compares two clocks that were read at the same moment, so that one wrong clock deletes no key
 * early: what came into use came at the later moment, and what is due is due at the earlier.
 *
 * @param twilio the {@code Date} of Twilio's answer
 * @param own the clock of this process
 */
record Clocks(Instant twilio, Instant own) {
  Instant earlier() {
    return twilio.isBefore(own) ? twilio : own;
  }

  Instant later() {
    return twilio.isBefore(own) ? own : twilio;
  }

  /** Whether they differ by no more than half the lag. */
  boolean agree(Duration lag) {
    return Duration.between(twilio, own).abs().compareTo(lag.dividedBy(2)) <= 0;
  }

  void requireAgreement(Duration lag) {
    if (!agree(lag)) {
      throw Problem.CLOCKS_DIFFER.because(
          "Twilio's answer says that it is %s, and the clock here %s: they differ by over %s, half"
              + " of twilio.keys.lag",
          twilio, own, lag.dividedBy(2));
    }
  }
}
