package io.github.twiliotoken;

import io.github.twiliotoken.value.Identity;

/**
 * Decides who a caller is to Twilio. The library's own mapper takes the configured claim, or else
 * {@code upn} or {@code sub}, or the name of a principal without a JWT; a bean of the application
 * with {@code @Alternative @Priority} replaces it.
 *
 * <p>Two callers must never get one identity: each would receive the other's calls. So the caller
 * alone decides: one person has one identity in every profile.
 *
 * <p>A mapper that throws, or returns null, has not decided: there is no token, and the caller may
 * ask again in a few seconds (503). A {@link io.github.twiliotoken.problem.TwilioTokenException}
 * reaches the caller as it is.
 */
@FunctionalInterface
public interface IdentityMapper {
  /**
   * Returns the caller's identity, always the same for the same person.
   *
   * @param caller who asks, as the container has verified
   */
  Identity identity(Caller caller);
}
