package io.github.twiliotoken.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Generates what identity providers write into claims; most of it is nearly right. */
final class ModelCallers {
  private static final List<String> ROLES =
      List.of("agent", "supervisor", "support", "night", "guest", "**");

  private final EndpointModel.Options options;
  private final Dice dice;

  ModelCallers(EndpointModel.Options options, Dice dice) {
    this.options = options;
    this.dice = dice;
  }

  Map<String, Object> claims(long end) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", "sub-1");
    if (dice.chance(95)) {
      claims.put(
          "upn",
          dice.chance(70)
              ? "alice"
              : dice.pick(
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
    if (options.nestedRoles() && dice.chance(90)) {
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
    if (options.loginEnd() && dice.chance(90)) {
      claims.put("login_end", dice.chance(90) ? (Object) end : "soon");
    }
    return claims;
  }

  private List<String> roles() {
    List<String> roles = new ArrayList<>();
    ROLES.forEach(
        role -> {
          if (dice.chance(50)) {
            roles.add(role);
          }
        });
    return roles;
  }

  private void maybe(Map<String, Object> claims, String name, List<Object> values) {
    if (dice.chance(90)) {
      claims.put(name, dice.chance(70) ? values.get(0) : dice.pick(values));
    }
  }
}
