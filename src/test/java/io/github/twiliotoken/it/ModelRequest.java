package io.github.twiliotoken.it;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request in its parts, as the generator of the model has made it.
 *
 * @param bearer good, or in which way not
 * @param claims of the caller
 * @param end when the caller's bearer expires, in seconds since 1970
 * @param order what the body asks for, where nothing is wrong with it
 * @param bodyProblem the code of what is wrong with the body; empty if nothing
 * @param acceptable the form that the header {@code Accept} prefers: json, text or none
 */
record ModelRequest(
    String bearer,
    Map<String, Object> claims,
    long end,
    String method,
    String query,
    Headers headers,
    Order order,
    String body,
    String bodyProblem,
    String acceptable) {
  /** Headers, null where there is none, and whether the type is one of ours. */
  record Headers(
      @Nullable String type,
      boolean typeTaken,
      @Nullable String accept,
      @Nullable String origin,
      boolean pageTaken) {}

  /** What is asked for; null where nothing is said. */
  record Order(
      @Nullable String profile,
      @Nullable Long ttl,
      @Nullable String identity,
      Map<String, String> params) {}

  /** The body; {@code \u0080} stands for a byte that is no UTF-8. */
  byte[] bytes() {
    return body.indexOf('\u0080') >= 0
        ? body.getBytes(StandardCharsets.ISO_8859_1)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    String shown = body.length() > 300 ? body.length() + " characters" : body;
    return "%s %s %s, %s bearer of %s until %d, type %s, accept %s, origin %s, body %s"
        .formatted(
            method,
            query,
            order,
            bearer,
            claims,
            end,
            headers.type,
            headers.accept,
            headers.origin,
            shown);
  }
}
