package io.github.twiliotoken;

import io.github.twiliotoken.value.Identity;

/**
 * Says who a caller is to Twilio. The library's own takes the configured claim, or else {@code upn}
 * or {@code sub}, or the name of a principal without a JWT; the application's replaces it with
 * {@code @Alternative @Priority}.
 *
 * <p>Two callers must never get one identity: each would receive the other's calls. One that
 * throws, or returns nothing, has not decided: there is no token, and the caller may ask again in a
 * few seconds (503). A {@link io.github.twiliotoken.problem.TwilioTokenException} reaches the
 * caller as it is.
 */
@FunctionalInterface
public interface IdentityMapper {
  /**
   * The caller's identity, always the same for the same person.
   *
   * @param caller as the container has verified
   */
  Identity identity(Caller caller);
}
