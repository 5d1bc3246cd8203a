package io.github.twiliotoken;

import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.util.Optional;

/**
 * The lifetime a token gets, and why.
 *
 * @param requested what was asked for, if anything was
 * @param effective what it gets
 * @param limitedBy what cut it short, if anything did: {@code cap} (24 h), {@code policy} (the
 *     operator's maximum), a grant such as {@code voice-grant}, {@code ttl-limited} (the
 *     application's own bound) or {@code caller-session} (the end of the caller's login)
 */
public record TtlDecision(
    Optional<Duration> requested, Ttl effective, Optional<String> limitedBy) {}
