package io.github.twiliotoken.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Generates requests of every kind; most of them are nearly right. A seed always gives the same
 * request.
 */
final class ModelGenerator {
  private static final List<Long> LIFETIMES =
      List.of(
          1L,
          59L,
          60L,
          61L,
          179L,
          180L,
          299L,
          300L,
          599L,
          600L,
          601L,
          900L,
          1800L,
          1801L,
          3600L,
          3601L,
          43200L,
          43201L,
          86399L,
          86400L,
          86401L,
          900000L,
          999999999L);

  /** Seconds that are left of a login. Each is so far from every bound that no clock decides. */
  private static final List<Integer> SESSIONS =
      List.of(30, 75, 120, 165, 200, 285, 330, 585, 700, 1790, 3590, 7200, 90000);

  /** Types of a body, and whether the endpoint takes them. */
  private static final Map<String, Boolean> TYPES =
      Map.of(
          "application/json; charset=UTF-8",
          true,
          "Application/JSON;charset=\"utf-8\"",
          true,
          "application/json;charset=iso-8859-1",
          false,
          "application/json" + " ".repeat(150) + ";charset=utf-8",
          false,
          "text/plain",
          false,
          "application/x-www-form-urlencoded",
          false);

  /** Headers of the client, and the form that it prefers. */
  private static final Map<String, String> ACCEPTS =
      Map.of(
          "application/json", "json",
          "*/*", "json",
          "text/plain", "text",
          "text/*;q=0.3, application/*;q=0.2", "text",
          "text/plain;q=0.5, application/json;q=0.6", "json",
          "text/html, */*;q=0.1", "json",
          "text/html", "none",
          "application/json;q=0, text/plain;q=0.0", "none");

  private final EndpointModel.Options options;
  private final String ownOrigin;
  private Dice dice = new Dice(0);

  ModelGenerator(EndpointModel.Options options, String ownOrigin) {
    this.options = options;
    this.ownOrigin = ownOrigin;
  }

  /**
   * Generates the request of a seed.
   *
   * @param now in seconds since 1970; what ends, ends after it
   */
  ModelRequest request(long seed, long now) {
    dice = new Dice(seed);
    int left = dice.chance(50) ? 7200 : dice.pick(SESSIONS);
    Map<String, Object> claims = new ModelCallers(options, dice).claims(now + left);
    String method =
        dice.chance(options.get() ? 80 : 92)
            ? "POST"
            : dice.pick(List.of("GET", "GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"));
    // what a bad bearer gets from OPTIONS is each server's own
    String bearer =
        dice.chance(90)
            ? "good"
            : dice.pick(
                method.equals("OPTIONS")
                    ? List.of("none")
                    : List.of(
                        "none", "rubbish", "forged", "issuer", "audience", "expired", "early"));
    boolean body = method.equals("POST");
    ModelRequest.Order order = body ? order(claims) : got(method);
    ModelBody text = body ? ModelBody.of(order, dice) : ModelBody.EMPTY;
    boolean readable = text.problem().isEmpty();
    String accept = dice.chance(70) ? null : dice.pickKey(ACCEPTS);
    return new ModelRequest(
        bearer,
        claims,
        options.loginEnd() ? now + 7200 : now + left,
        method,
        method.equals("GET") ? query(order) : "",
        headers(body && !text.text().isEmpty(), accept),
        readable ? order : new ModelRequest.Order(null, null, null, Map.of()),
        text.text(),
        text.problem(),
        accept == null ? "json" : ACCEPTS.get(accept));
  }

  private ModelRequest.Order order(Map<String, Object> claims) {
    ModelProfile profile = dice.pick(ModelProfile.ALL);
    String name = dice.chance(97) ? profile.name() : dice.pick(List.of("nobody", "", "TEAM", "eu"));
    Map<String, String> params = new LinkedHashMap<>();
    profile.params().keySet().forEach(param -> param(param, params));
    if (dice.chance(3)) {
      params.put("other", "x");
    }
    String upn = String.valueOf(claims.getOrDefault("upn", "sub-1"));
    return new ModelRequest.Order(
        name.equals("default") && dice.chance(50) ? null : name,
        dice.chance(50)
            ? null
            : dice.chance(80) ? dice.pick(LIFETIMES) : (Long) (1L + dice.below(90_000)),
        dice.chance(85) ? null : dice.chance(80) ? upn : dice.pick(List.of("bob", "", "Alice")),
        params);
  }

  private void param(String name, Map<String, String> params) {
    if (dice.chance(95)) {
      params.put(
          name,
          dice.chance(75)
              ? "a1"
              : dice.pick(
                  List.of(
                      "",
                      "*",
                      "a-b",
                      "a.b",
                      "abcd",
                      "{}",
                      "'\"",
                      "\u00e9",
                      "\n",
                      "\u0001",
                      "a b",
                      "a".repeat(16),
                      "a".repeat(17),
                      "a".repeat(32),
                      "a".repeat(33))));
    }
  }

  private ModelRequest.Order got(String method) {
    boolean asks = method.equals("GET") && dice.chance(40);
    return new ModelRequest.Order(
        null, null, asks ? dice.pick(List.of("alice", "bob")) : null, Map.of());
  }

  private String query(ModelRequest.Order order) {
    if (order.identity() != null) {
      return "?identity=" + order.identity();
    }
    return dice.chance(90) ? "" : dice.pick(List.of("?room=x", "?profile=team"));
  }

  private ModelRequest.Headers headers(boolean body, @Nullable String accept) {
    String type = body || dice.chance(80) ? "application/json" : null;
    boolean taken = true;
    if (dice.chance(10)) {
      type = dice.chance(15) ? null : dice.pickKey(TYPES);
      taken = type != null && TYPES.get(type);
    }
    String origin =
        dice.chance(90)
            ? null
            : dice.pick(
                List.of(
                    ownOrigin, "https://evil.test", "null", ModelSuite.LISTED, ownOrigin + "0"));
    boolean pageTaken =
        origin == null
            || origin.equals(ownOrigin)
            || (options.get() && origin.equals(ModelSuite.LISTED));
    return new ModelRequest.Headers(type, taken, accept, origin, pageTaken);
  }
}
