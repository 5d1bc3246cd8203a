package io.github.twiliotoken.internal.text;

import jakarta.json.spi.JsonProvider;

/**
 * The JSON-P implementation, looked up once: {@code jakarta.json.Json} goes through the whole class
 * path for every object that it makes, which takes longer than all that we do for a request. Where
 * several applications share this jar, they share what the first of them has found.
 */
public final class JsonLibrary {
  /** Safe for use by many threads, as JSON-P says of providers. */
  public static final JsonProvider PROVIDER = JsonProvider.provider();

  private JsonLibrary() {}
}
