package io.github.twiliotoken.internal.config;

import java.util.Set;

/**
 * What the endpoint serves, and to whom.
 *
 * @param served the profiles that callers may pick
 * @param get whether {@code GET} serves the profile {@code default}
 * @param origins the sites whose pages may ask, each as a browser's {@code Origin} names it
 * @param inspectors the roles whose holders may have tokens inspected; none if nobody may
 */
public record EndpointRules(
    Set<String> served, boolean get, Set<String> origins, Set<String> inspectors) {
  /** The profile of a request that names none. */
  public static final String DEFAULT_PROFILE = "default";
}
