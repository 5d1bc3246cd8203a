package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.internal.text.BoundedPattern;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Who may have a profile's tokens.
 *
 * @param roles one of these is needed at the endpoint; {@link #ANYONE} is any authenticated caller
 * @param conditions claims that must be there and match whole, by name
 * @param sessionBound whether the caller's login ends its tokens
 */
public record AccessRule(
    Set<String> roles, Map<String, BoundedPattern> conditions, boolean sessionBound) {
  /** The role of every authenticated caller. */
  public static final String ANYONE = "**";

  /** Whether a caller with these roles has one that is needed. */
  public boolean admits(Set<String> ofCaller) {
    return roles.contains(ANYONE) || !Collections.disjoint(roles, ofCaller);
  }

  /**
   * Checks the conditions.
   *
   * @throws TwilioTokenException if a claim is missing or does not match
   */
  public void check(Map<String, Object> claims) {
    conditions.forEach(
        (name, pattern) -> {
          if (!pattern.matches(ClaimText.ofCondition(claims, name))) {
            throw Problem.CLAIM_REFUSED.because(
                "The caller's claim '%s' does not match the profile's pattern", name);
          }
        });
  }
}
