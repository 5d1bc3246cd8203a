package io.github.twiliotoken.internal.profile;

import java.util.Map;
import java.util.Optional;

/** A claim by its name, or by a path through nested ones such as {@code realm_access/roles}. */
public final class ClaimPath {
  private ClaimPath() {}

  /** The claim: first by the whole text, since names may hold a slash, then step by step. */
  public static Optional<Object> find(Map<String, Object> claims, String path) {
    Object whole = claims.get(path);
    if (whole != null) {
      return Optional.of(whole);
    }
    Object found = claims;
    for (String step : path.split("/", -1)) {
      Object next = found instanceof Map<?, ?> map ? map.get(step) : null;
      if (next == null) {
        return Optional.empty();
      }
      found = next;
    }
    return Optional.of(found);
  }
}
