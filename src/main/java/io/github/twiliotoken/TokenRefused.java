package io.github.twiliotoken;

import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * A CDI event: a token was refused.
 *
 * @param attempt who asked for what
 * @param requested the lifetime asked for
 * @param problem why, as the caller was told
 * @param reason the occurrence in words, fit for a log line; an authorizer's reason is here alone
 */
public record TokenRefused(
    TokenAttempt attempt, Optional<Duration> requested, Problem problem, String reason) {}
