package io.github.twiliotoken.internal.cdi;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads single claims as the types that callers are checked by. */
final class ClaimValues {
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private ClaimValues() {}

  /**
   * Reads a NumericDate (RFC 7519, section 2); empty if the claim is not a number, or lies after
   * the year 9999.
   */
  static Optional<Instant> instant(@Nullable Object claim) {
    return claim instanceof Number seconds && Math.abs(seconds.doubleValue()) <= LATEST
        ? Optional.of(Instant.ofEpochMilli(Math.round(seconds.doubleValue() * 1000)))
        : Optional.empty();
  }

  /** Reads a text, or the texts in a list; the set is the caller's to change. */
  static Set<String> texts(@Nullable Object claim) {
    Set<String> texts = new HashSet<>();
    if (claim instanceof String text) {
      texts.add(text);
    } else if (claim instanceof Collection<?> items) {
      for (Object item : items) {
        if (item instanceof String text) {
          texts.add(text);
        }
      }
    }
    return texts;
  }
}
