package io.github.twiliotoken;

/**
 * A CDI event: a token was signed. It is fired before the token leaves; with {@code
 * twilio.token.audit=required} an observer that throws keeps it from leaving.
 *
 * @param attempt who asked for what
 * @param tokenId the token's {@code jti}, never the token
 * @param lifetime what was asked for, what it got, and what limited it
 */
public record TokenIssued(TokenAttempt attempt, String tokenId, TtlDecision lifetime) {}
