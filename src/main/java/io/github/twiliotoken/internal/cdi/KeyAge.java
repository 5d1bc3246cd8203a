package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.credentials.SigningAccount;
import java.time.Clock;
import java.time.Duration;

/** Tells how long ago the key of an account was last seen in its credentials file. */
public record KeyAge(SigningAccount account, Clock clock) {
  /** Returns the seconds; not a number as long as the file was not seen to name it. */
  public double seconds() {
    return account
        .confirmedAt()
        .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }
}
