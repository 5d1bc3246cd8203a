package io.github.twiliotoken.internal.cdi;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims as each server hands them out: as JSON-P values, or as plain Java ones. */
class JwtPrincipalTest {

  private record Jwt(Map<String, Object> all) implements JsonWebToken {
    @Override
    public String getName() {
      return "alice";
    }

    @Override
    public Set<String> getClaimNames() {
      return all.keySet();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <T> T getClaim(String name) {
      return (T) all.get(name);
    }
  }

  private static final class Nameless implements JsonWebToken {
    @Override
    public @Nullable String getName() {
      return null;
    }

    @Override
    public Set<String> getClaimNames() {
      return Set.of();
    }

    @Override
    @SuppressWarnings({"TypeParameterUnusedInFormals", "NullAway"})
    public <T> T getClaim(String name) {
      return null;
    }
  }

  private static Map<String, Object> claims(String name, @Nullable Object value) {
    Map<String, Object> all = new HashMap<>();
    all.put(name, value);
    return JwtPrincipal.claims(new Jwt(all));
  }

  private static Map<String, @Nullable Object> withNull() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("a", 1);
    map.put("b", null);
    return map;
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("x", "x"),
        Arguments.of(7L, 7L),
        Arguments.of(true, true),
        Arguments.of(Json.createValue("x"), "x"),
        Arguments.of(Json.createValue(7), 7L),
        Arguments.of(Json.createValue(Long.MAX_VALUE), Long.MAX_VALUE),
        Arguments.of(Json.createValue(Long.MIN_VALUE), Long.MIN_VALUE),
        Arguments.of(
            Json.createValue(BigInteger.TWO.pow(63)), new BigDecimal(BigInteger.TWO.pow(63))),
        Arguments.of(Json.createValue(new BigDecimal("1.5")), new BigDecimal("1.5")),
        Arguments.of(JsonValue.TRUE, true),
        Arguments.of(JsonValue.FALSE, false),
        Arguments.of(7, 7L),
        Arguments.of((short) 7, 7L),
        Arguments.of((byte) 7, 7L),
        Arguments.of(1.5, new BigDecimal("1.5")),
        Arguments.of(1.5f, new BigDecimal("1.5")),
        Arguments.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
        Arguments.of(Float.NaN, Float.NaN),
        Arguments.of(List.of(1, "x"), List.of(1L, "x")),
        Arguments.of(Arrays.asList("x", null), List.of("x")),
        Arguments.of(Json.createArrayBuilder().add("x").add(1).addNull().build(), List.of("x", 1L)),
        Arguments.of(withNull(), Map.of("a", 1L)),
        Arguments.of(
            Json.createObjectBuilder()
                .add("a", Json.createObjectBuilder().add("b", true))
                .addNull("c")
                .build(),
            Map.of("a", Map.of("b", true))));
  }

  @Test
  void nobodyIsNamedByAPrincipalWithoutAName() {
    refuses(Problem.BEARER_REFUSED, () -> JwtPrincipal.name(new Nameless()));
    refuses(Problem.CALLER_MISSING, () -> JwtPrincipal.name(() -> null));
  }

  @ParameterizedTest
  @MethodSource("values")
  void becomesAPlainValue(Object given, Object plain) {
    assertEquals(Map.of("claim", plain), claims("claim", given));
  }

  @Test
  void leavesOutWhatIsNothing() {
    assertEquals(Map.of(), claims("claim", null));
    assertEquals(Map.of(), claims("claim", JsonValue.NULL));
  }

  @Test
  void leavesOutTheCompactForm() {
    assertEquals(Map.of(), claims("raw_token", "a.b.c"));
    assertEquals(
        Optional.of("a.b.c"), JwtPrincipal.compactForm(new Jwt(Map.of("raw_token", "a.b.c"))));
  }

  @Test
  void anotherPrincipalHasNoClaims() {
    assertEquals(Map.of(), JwtPrincipal.claims(() -> "alice"));
    assertEquals(Optional.empty(), JwtPrincipal.compactForm(() -> "alice"));
    assertFalse(JwtPrincipal.isJwt(() -> "alice"));
    assertTrue(JwtPrincipal.isJwt(new Jwt(Map.of())));
  }
}
