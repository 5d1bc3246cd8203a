package io.github.twiliotoken.internal.endpoint;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds successful responses, and the headers that every response has. */
public final class Responses {
  private Responses() {}

  /**
   * Returns a new map of the headers that every response has, refusals included: no cache may keep
   * a token, and no browser may guess another media type.
   */
  public static Map<String, String> commonHeaders() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    headers.put("Pragma", "no-cache");
    headers.put("Vary", "Authorization, Accept");
    headers.put("X-Content-Type-Options", "nosniff");
    return headers;
  }

  /** Builds a response of JSON; {@link GuardedService} adds the headers. */
  static Response json(String json) {
    return ok("application/json", json);
  }

  /** Builds a response of plain text; {@link GuardedService} adds the headers. */
  static Response text(String text) {
    return ok("text/plain;charset=UTF-8", text);
  }

  // bytes, not a String: no message body writer may choose another charset
  private static Response ok(String type, String body) {
    return Response.ok(body.getBytes(StandardCharsets.UTF_8)).type(type).build();
  }
}
