package io.github.twiliotoken.it;

import jakarta.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the model expects: a token with these facts, one of some refusals, or the methods. */
sealed interface ModelAnswer {
  /**
   * A token.
   *
   * @param requested seconds; null if the request names no lifetime
   * @param effective seconds
   * @param limitedBy null if nothing cut the lifetime
   */
  record Token(
      ModelProfile profile,
      String identity,
      JsonObject grants,
      @Nullable Long requested,
      long effective,
      @Nullable String limitedBy)
      implements ModelAnswer {}

  /**
   * One of these codes.
   *
   * @param codes each with what the answer says of the lifetime, {@code min max limited_by}; empty
   *     if it says nothing
   */
  record Refusal(Map<String, String> codes) implements ModelAnswer {
    private static final Map<String, Integer> STATUS =
        Map.ofEntries(
            Map.entry("TWT-002", 400),
            Map.entry("TWT-004", 401),
            Map.entry("TWT-005", 401),
            Map.entry("TWT-006", 403),
            Map.entry("TWT-050", 400),
            Map.entry("TWT-051", 400),
            Map.entry("TWT-052", 401),
            Map.entry("TWT-053", 401),
            Map.entry("TWT-054", 403),
            Map.entry("TWT-055", 403),
            Map.entry("TWT-056", 405),
            Map.entry("TWT-057", 406),
            Map.entry("TWT-058", 413),
            Map.entry("TWT-059", 415),
            Map.entry("TWT-061", 403),
            Map.entry("TWT-062", 400),
            Map.entry("TWT-066", 403),
            Map.entry("TWT-067", 400),
            Map.entry("TWT-068", 400),
            Map.entry("TWT-071", 403));

    int status(String code) {
      return STATUS.getOrDefault(code, 0);
    }
  }

  /** The methods that the endpoint serves, in {@code Allow}. */
  record Methods() implements ModelAnswer {}
}
