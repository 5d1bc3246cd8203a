package io.github.twiliotoken.internal.profile;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller asks for besides a profile.
 *
 * @param ttl the lifetime; empty for the profile's default
 * @param identity who they say they are; it must be true
 * @param params for the profile's placeholders, by name
 */
public record ProfileTokenRequest(
    Optional<Duration> ttl, Optional<String> identity, Map<String, String> params) {
  /** A wish for a lifetime alone. */
  public static ProfileTokenRequest lasting(Optional<Duration> ttl) {
    return new ProfileTokenRequest(ttl, Optional.empty(), Map.of());
  }
}
