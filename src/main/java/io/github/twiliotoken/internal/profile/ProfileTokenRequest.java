package io.github.twiliotoken.internal.profile;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A caller's request for a token of a profile. The endpoint reads it from the body of a request,
 * and an injection point states it in its annotation.
 *
 * @param profile the profile's name
 * @param ttl the lifetime; empty for the profile's default
 * @param identity the identity that the caller claims to have; it is refused if it is not theirs
 * @param params the values of the profile's parameters, by name
 */
public record ProfileTokenRequest(
    String profile, Optional<Duration> ttl, Optional<String> identity, Map<String, String> params) {
  /** Returns a request without parameters that claims no identity. */
  public static ProfileTokenRequest of(String profile, Optional<Duration> ttl) {
    return new ProfileTokenRequest(profile, ttl, Optional.empty(), Map.of());
  }
}
