package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.util.Optional;

/**
 * What one poll of a credentials file has led to.
 *
 * @param replaced the pair that signed before, if another signs now
 * @param warning why the file's pair is not used; only where the log has not said so for an hour
 * @param next how long to wait before the next poll
 * @param changed whether the file has just changed, so that the next poll decides
 */
record PollResult(
    Optional<Credentials> replaced,
    Optional<TwilioTokenException> warning,
    Duration next,
    boolean changed) {}
