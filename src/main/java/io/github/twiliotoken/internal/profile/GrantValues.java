package io.github.twiliotoken.internal.profile;

import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Supplies the values that a {@link GrantFactory} makes the grants of one profile from.
 *
 * <p>There are two implementations. At deployment {@code GrantReader} reads the configured values,
 * replaces placeholders with samples, and reports a value that a grant refuses under its key. For a
 * request {@link ProfileGrants} fills the placeholders for the caller, and throws what a grant
 * refuses as the caller's refusal. Keys are relative to the profile: {@code video.room}.
 */
public interface GrantValues {
  /** Returns whether any setting of Voice is present. */
  boolean voice();

  /** Returns whether the token's holder may receive calls. */
  boolean incoming();

  /**
   * Returns a text value, converted.
   *
   * @param conversion makes the grant or a part of it; throws {@link TwilioTokenException} for a
   *     value that the grant refuses
   * @return empty if the value is not set, or was reported as refused
   */
  <T> Optional<T> text(String key, Function<String, T> conversion);

  /**
   * Returns a JSON object, converted.
   *
   * @return empty if the value is not set, or was reported as refused
   */
  <T> Optional<T> json(String key, Function<Map<String, Object>, T> conversion);

  /** Returns the keys of the profile's custom grants, such as {@code ip_messaging}. */
  Set<String> custom();
}
