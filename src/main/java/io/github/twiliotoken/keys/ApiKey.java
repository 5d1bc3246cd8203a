package io.github.twiliotoken.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * Describes an API key as Twilio lists it, without its secret.
 *
 * @param sid {@code SK} and 32 hexadecimal digits
 * @param friendlyName the name that was given to it; may be empty
 * @param created when it was made, cut to the second; empty if Twilio does not say
 */
public record ApiKey(String sid, String friendlyName, Optional<Instant> created) {
  private static final int MAX_NAME_LENGTH = 64;

  /** Refuses a friendly name that Twilio would refuse. */
  static void checkName(String name) {
    if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "A friendly name has 1 to %d characters that are not all blank; this has %d"
              .formatted(MAX_NAME_LENGTH, name.length()));
    }
  }
}
