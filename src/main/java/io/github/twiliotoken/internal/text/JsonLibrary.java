package io.github.twiliotoken.internal.text;

import jakarta.json.spi.JsonProvider;

/**
 * Looks the JSON-P implementation up once: {@code jakarta.json.Json} searches the whole class path
 * for every object that it makes, which takes longer than everything else done for a request. Where
 * several applications share this jar, they share the implementation that the first has found.
 */
public final class JsonLibrary {
  /** The implementation; safe for use by many threads, as JSON-P requires of providers. */
  public static final JsonProvider PROVIDER = JsonProvider.provider();

  private JsonLibrary() {}
}
