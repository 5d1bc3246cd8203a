package io.github.twiliotoken.internal.profile;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The values that the grants of one profile are made of: at deployment those that are configured,
 * with something harmless in the place of placeholders; at a request those filled for its caller.
 */
public interface GrantValues {
  /** Whether anything of Voice is set. */
  boolean voice();

  /** Whether the holder may be called. */
  boolean incoming();

  /** The value, converted; absent where it is missing or cannot be. */
  <T> Optional<T> text(String key, Function<String, T> conversion);

  /** The JSON object, converted; absent where it is missing or cannot be. */
  <T> Optional<T> json(String key, Function<Map<String, Object>, T> conversion);

  /** The keys of custom grants. */
  Set<String> custom();
}
