package io.github.twiliotoken.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * An API key as Twilio lists it, without its secret.
 *
 * @param sid {@code SK} and 32 hexadecimal digits
 * @param friendlyName what somebody has called it; may be empty
 * @param created when it was made, if Twilio says so
 */
public record ApiKey(String sid, String friendlyName, Optional<Instant> created) {
  private static final int LONGEST_NAME = 64;

  /** Refuses a friendly name that Twilio would refuse. */
  static void checkName(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "A friendly name has 1 to %d characters that are not all blank; this has %d"
              .formatted(LONGEST_NAME, name.length()));
    }
  }
}
