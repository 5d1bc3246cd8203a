package io.github.twiliotoken;

/**
 * Tells, as a CDI event, that a token was signed. It is fired before the token leaves the library;
 * with {@code twilio.token.audit=required} an observer that throws keeps it from leaving.
 *
 * <p>The library makes it. A later version may add components.
 *
 * @param attempt who asked for what
 * @param tokenId the token's claim {@code jti}; the token itself is in no event
 * @param lifetime what was asked for, what the token got, and what limited it
 */
public record TokenIssued(TokenAttempt attempt, String tokenId, TtlDecision lifetime) {}
