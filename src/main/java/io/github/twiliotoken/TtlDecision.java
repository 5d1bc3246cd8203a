package io.github.twiliotoken;

import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.util.Optional;

/**
 * Says which lifetime a token gets, and what limited it.
 *
 * <p>{@link TtlPolicy} makes it. A later version may add components.
 *
 * @param requested what was asked for, if anything was
 * @param effective the lifetime that the token gets
 * @param limitedBy what cut it short, if anything did: {@code cap} (24 h), {@code policy} (the
 *     operator's maximum), a grant such as {@code voice-grant}, {@code ttl-limited} (the
 *     application's own bound) or {@code caller-session} (the end of the caller's login)
 */
public record TtlDecision(
    Optional<Duration> requested, Ttl effective, Optional<String> limitedBy) {}
