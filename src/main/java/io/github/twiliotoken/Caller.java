package io.github.twiliotoken;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Describes the caller for whom a token is issued, as the container has verified.
 *
 * <p>The library makes it. A later version may add components.
 *
 * @param name the principal's name
 * @param claims the claims of the caller's JWT as texts, numbers ({@code Long}, {@code
 *     BigDecimal}), booleans, lists and maps; empty for a principal without one
 * @param roles the roles that the configuration mentions and the caller has, and those of the JWT
 * @param sessionEnd when the login ends; empty if it does not say so
 */
public record Caller(
    String name, Map<String, Object> claims, Set<String> roles, Optional<Instant> sessionEnd) {
  /** Copies the roles, and makes a view of the claims that cannot be changed. */
  public Caller {
    claims = Collections.unmodifiableMap(claims);
    roles = Set.copyOf(roles);
  }

  /** Returns the name alone: claims are personal. */
  @Override
  public String toString() {
    return "Caller[name=" + name + "]";
  }
}
