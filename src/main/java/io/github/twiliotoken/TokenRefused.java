package io.github.twiliotoken;

import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells, as a CDI event, that a token was refused.
 *
 * <p>The library makes it. A later version may add components.
 *
 * @param attempt who asked for what
 * @param requested the lifetime asked for, if any was
 * @param problem why, as the caller was told
 * @param reason what happened, fit for a log line. A reason that the application's authorizer gave
 *     is only here: the caller does not learn it
 */
public record TokenRefused(
    TokenAttempt attempt, Optional<Duration> requested, Problem problem, String reason) {}
