package io.github.twiliotoken.it;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of every kind; most of them are nearly right. A seed always gives the same one.
 */
final class ModelGenerator {
  private static final List<String> ROLES =
      List.of("agent", "supervisor", "support", "night", "guest", "**");
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

  /** What is left of a login; none so near a bound that the clock decides. */
  private static final List<Integer> SESSIONS =
      List.of(30, 75, 120, 165, 200, 285, 330, 585, 700, 1790, 3590, 7200, 90000);

  private static final List<String> BAD_LIFETIMES =
      List.of("900.5", "\"900\"", "0", "-1", "1e3", "1e1000000", "null", "0900", "1000000000");

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
  private Random random = new Random(0);

  ModelGenerator(EndpointModel.Options options, String ownOrigin) {
    this.options = options;
    this.ownOrigin = ownOrigin;
  }

  /**
   * The request of that seed.
   *
   * @param now in seconds since 1970; what ends, ends after it
   */
  ModelRequest request(long seed, long now) {
    random = new Random(seed);
    // neighbouring seeds begin alike
    random.nextLong();
    int left = chance(50) ? 7200 : pick(SESSIONS);
    Map<String, Object> claims = claims(now + left);
    String method =
        chance(options.get() ? 80 : 92)
            ? "POST"
            : pick(List.of("GET", "GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"));
    // what a bad bearer gets from OPTIONS is each server's own
    String bearer =
        chance(90)
            ? "good"
            : pick(
                method.equals("OPTIONS")
                    ? List.of("none")
                    : List.of(
                        "none", "rubbish", "forged", "issuer", "audience", "expired", "early"));
    boolean body = method.equals("POST");
    ModelRequest.Order order = body ? order(claims) : got(method);
    String[] text = body ? body(order) : new String[] {"", ""};
    boolean readable = text[1].isEmpty();
    String accept = chance(70) ? null : pick(sorted(ACCEPTS));
    return new ModelRequest(
        bearer,
        claims,
        options.loginEnd() ? now + 7200 : now + left,
        method,
        method.equals("GET") ? query(order) : "",
        headers(body && !text[0].isEmpty(), accept),
        readable ? order : new ModelRequest.Order(null, null, null, Map.of()),
        text[0],
        text[1],
        accept == null ? "json" : ACCEPTS.get(accept));
  }

  // --- the caller ---

  private Map<String, Object> claims(long end) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", "sub-1");
    if (chance(95)) {
      claims.put(
          "upn",
          chance(70)
              ? "alice"
              : pick(
                  List.of(
                      "bob_2",
                      "ann@b.c",
                      "a b",
                      "zo\u00eb",
                      "\u65e5\u672c",
                      "a".repeat(121),
                      "a".repeat(122),
                      "b".repeat(128),
                      "b".repeat(129),
                      "c".repeat(257),
                      "_",
                      "+1",
                      "\ud83d\ude00")));
    }
    List<String> roles = roles();
    claims.put("groups", options.nestedRoles() ? roles() : roles);
    if (options.nestedRoles() && chance(90)) {
      claims.put("realm", Map.of("roles", roles));
    }
    maybe(claims, "team", List.of("red", "blue7", 42L, true, "red-1", "", List.of("red"), "*"));
    maybe(claims, "acr", List.of("gold", "silver", "bronze", "golden", ""));
    maybe(
        claims,
        "org",
        List.of(
            Map.of("team", "red"),
            Map.of("team", 7L),
            Map.of("team", "it's \"q\" \u00e9"),
            Map.of("team", "a\nb"),
            Map.of("team", "t".repeat(256)),
            Map.of("team", "t".repeat(257)),
            Map.of("team", List.of("x")),
            Map.of(),
            "red"));
    if (options.loginEnd() && chance(90)) {
      claims.put("login_end", chance(90) ? (Object) end : "soon");
    }
    return claims;
  }

  private List<String> roles() {
    List<String> roles = new ArrayList<>();
    ROLES.forEach(
        role -> {
          if (chance(50)) {
            roles.add(role);
          }
        });
    return roles;
  }

  private void maybe(Map<String, Object> claims, String name, List<Object> values) {
    if (chance(90)) {
      claims.put(name, chance(70) ? values.get(0) : pick(values));
    }
  }

  // --- what is asked for ---

  private ModelRequest.Order order(Map<String, Object> claims) {
    ModelProfile profile = pick(ModelProfile.ALL);
    String name = chance(97) ? profile.name() : pick(List.of("nobody", "", "TEAM", "eu"));
    Map<String, String> params = new LinkedHashMap<>();
    profile.params().keySet().forEach(param -> param(param, params));
    if (chance(3)) {
      params.put("other", "x");
    }
    String upn = String.valueOf(claims.getOrDefault("upn", "sub-1"));
    return new ModelRequest.Order(
        name.equals("default") && chance(50) ? null : name,
        chance(50) ? null : chance(80) ? pick(LIFETIMES) : (Long) (1L + random.nextInt(90_000)),
        chance(85) ? null : chance(80) ? upn : pick(List.of("bob", "", "Alice")),
        params);
  }

  private void param(String name, Map<String, String> params) {
    if (chance(95)) {
      params.put(
          name,
          chance(75)
              ? "a1"
              : pick(
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
    boolean asks = method.equals("GET") && chance(40);
    return new ModelRequest.Order(
        null, null, asks ? pick(List.of("alice", "bob")) : null, Map.of());
  }

  private String query(ModelRequest.Order order) {
    if (order.identity() != null) {
      return "?identity=" + order.identity();
    }
    return chance(90) ? "" : pick(List.of("?room=x", "?profile=team"));
  }

  // --- how it is sent ---

  private ModelRequest.Headers headers(boolean body, @Nullable String accept) {
    String type = body || chance(80) ? "application/json" : null;
    boolean taken = true;
    if (chance(10)) {
      type = chance(15) ? null : pick(sorted(TYPES));
      taken = type != null && TYPES.get(type);
    }
    String origin =
        chance(90)
            ? null
            : pick(
                List.of(
                    ownOrigin, "https://evil.test", "null", ModelSuite.LISTED, ownOrigin + "0"));
    boolean pageTaken =
        origin == null
            || origin.equals(ownOrigin)
            || (options.get() && origin.equals(ModelSuite.LISTED));
    return new ModelRequest.Headers(type, taken, accept, origin, pageTaken);
  }

  /** The body, and the code of what is wrong with it. */
  private String[] body(ModelRequest.Order order) {
    List<String> members = new ArrayList<>();
    if (order.profile() != null) {
      members.add("\"profile\": " + Json.createValue(order.profile()));
    }
    if (order.ttl() != null) {
      members.add("\"ttl\" :" + order.ttl());
    }
    if (order.identity() != null) {
      members.add("\"identity\":" + Json.createValue(order.identity()));
    }
    if (!order.params().isEmpty() || chance(10)) {
      var params = Json.createObjectBuilder();
      order.params().forEach(params::add);
      members.add("\"params\":" + params.build());
    }
    Collections.shuffle(members, random);
    if (members.isEmpty() && chance(50)) {
      return new String[] {"", ""};
    }
    String good = "{" + String.join(chance(50) ? "," : " ,\n", members) + "}";
    return chance(92) ? new String[] {padded(good), ""} : broken(members, good);
  }

  private String padded(String good) {
    return chance(97) ? good : good + " ".repeat(8192 - length(good));
  }

  private static int length(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }

  private String[] broken(List<String> members, String good) {
    List<String> more = new ArrayList<>(members);
    String body =
        switch (random.nextInt(12)) {
          case 0 -> good.substring(0, good.length() - 1);
          case 1 -> good + " {}";
          case 2 -> "[" + good + "]";
          case 3 -> with(more, "\"room\": \"x\"");
          case 4 -> "{\"ttl\": 900, \"ttl\": 900}";
          case 5 -> "{\"ttl\": " + pick(BAD_LIFETIMES) + "}";
          case 6 -> "{\"profile\": " + pick(List.of("5", "null", "{}", "[\"team\"]")) + "}";
          case 7 -> "{\"params\": " + pick(List.of("5", "null", "[]", "{\"x\": 1}", "\"x\"")) + "}";
          case 8 -> "{\"identity\": null}";
          case 9 -> "\ufeff{}";
          case 10 -> "{\"profile\": \"\u0080\"}";
          default -> good + " ".repeat(8193 - length(good));
        };
    return new String[] {body, length(body) > 8192 ? "TWT-058" : "TWT-050"};
  }

  private static String with(List<String> members, String more) {
    members.add(more);
    return "{" + String.join(",", members) + "}";
  }

  // --- chance ---

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static List<String> sorted(Map<String, ?> of) {
    return of.keySet().stream().sorted().toList();
  }
}
