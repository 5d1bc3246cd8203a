package io.github.twiliotoken.config;

import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.jwt.Credentials;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The whole configuration, checked.
 *
 * @param credentials the account's
 * @param policy the global one, for tokens outside any profile
 * @param backdate how far {@code nbf} lies in the past
 * @param callers how callers are read
 * @param served the profiles that the endpoint serves
 * @param profiles these and every profile that is injected, by name
 */
public record Settings(
    Credentials credentials,
    TtlPolicy policy,
    Duration backdate,
    CallerRules callers,
    Set<String> served,
    Map<String, Profile> profiles) {}
