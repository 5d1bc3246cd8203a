package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.internal.rate.Rate;
import io.github.twiliotoken.internal.text.BoundedPattern;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which callers get tokens of a profile.
 *
 * @param roles the roles of which the endpoint's callers need one; {@link #ANYONE} stands for every
 *     authenticated caller
 * @param conditions the patterns that the caller's claims must match whole, by the claim's name
 * @param sessionBound whether a token ends with its caller's login at the latest
 * @param rate how many tokens a caller may get; empty if that is not limited
 */
public record AccessRule(
    Set<String> roles,
    Map<String, BoundedPattern> conditions,
    boolean sessionBound,
    Optional<Rate> rate) {
  /** The role of every authenticated caller. */
  public static final String ANYONE = "**";

  /** Returns whether a caller with these roles has one that the profile asks for. */
  public boolean admits(Set<String> callerRoles) {
    return roles.contains(ANYONE) || !Collections.disjoint(roles, callerRoles);
  }

  /**
   * Checks the conditions against the claims of the caller's verified JWT.
   *
   * @throws TwilioTokenException if a claim is missing or does not match
   */
  public void checkClaims(Map<String, Object> claims) {
    conditions.forEach(
        (name, pattern) -> {
          if (!pattern.matches(Claims.conditionText(claims, name))) {
            throw Problem.CLAIM_REFUSED.because(
                "The caller's claim '%s' does not match the profile's pattern", name);
          }
        });
  }
}
