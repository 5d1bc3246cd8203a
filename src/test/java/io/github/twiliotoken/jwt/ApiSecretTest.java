package io.github.twiliotoken.jwt;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret signs, and cannot be read. */
class ApiSecretTest {
  private static final ApiSecret SECRET = new ApiSecret("s".repeat(32));

  @Test
  void has256BitsAtLeast() {
    new ApiSecret("x".repeat(32));
    new ApiSecret("\u00e9".repeat(16)); // 32 bytes in UTF-8

    for (String wrong : List.of("", "x".repeat(31), "\u00e9".repeat(15) + "x")) {
      var refused = refuses(Problem.SECRET_NOT_POSSIBLE, () -> new ApiSecret(wrong));
      assertFalse(refused.getMessage().contains("xxx"), refused.getMessage());
    }
    assertTrue(
        refuses(Problem.SECRET_NOT_POSSIBLE, () -> new ApiSecret("x".repeat(31)))
            .getMessage()
            .startsWith(
                "TWT-021: The API secret has 31 bytes; HS256 needs 32 (RFC 7518, section 3.2)."));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "\n", "\r", "\u00a0", "\u2028", "\u3000"})
  void holdsNoWhiteSpaceAnywhere(String space) {
    String half = "x".repeat(16);

    for (String wrong : List.of(space + half + half, half + space + half, half + half + space)) {
      var refused = refuses(Problem.SECRET_NOT_POSSIBLE, () -> new ApiSecret(wrong));
      assertFalse(refused.getMessage().contains("xxx"), refused.getMessage());
    }
  }

  @Test
  void nothingOfItIsInReachOfASubclassOrANeighbour() {
    assertTrue(Modifier.isFinal(ApiSecret.class.getModifiers()));
    for (Field field : ApiSecret.class.getDeclaredFields()) {
      assertTrue(Modifier.isPrivate(field.getModifiers()), field.toString());
    }
    for (Method method : ApiSecret.class.getMethods()) {
      assertTrue(
          method.getName().equals("toString")
              || !List.of(byte[].class, char[].class, String.class, Object.class)
                  .contains(method.getReturnType()),
          method.toString());
    }
  }

  @Test
  void equalityTellsNothing() {
    ApiSecret same = new ApiSecret("s".repeat(32));
    assertFalse(SECRET.equals(same));
    assertEquals(System.identityHashCode(SECRET), SECRET.hashCode());
  }

  @Test
  void aSecretHas256BitsAndNoWhiteSpace() {
    new ApiSecret("\u00e9".repeat(16));

    for (String wrong : List.of("", "x".repeat(31), "x".repeat(32) + "\n", " " + "x".repeat(32))) {
      var refused = refuses(Problem.SECRET_NOT_POSSIBLE, () -> new ApiSecret(wrong));
      assertFalse(refused.getMessage().contains("xxx"), refused.getMessage());
    }
  }

  @Test
  void aSecretCannotBeRead() {
    assertEquals("ApiSecret(redacted)", SECRET.toString());
    Credentials pair = new Credentials("AC" + "0".repeat(32), "SK" + "0".repeat(32), SECRET);

    assertFalse(pair.toString().contains("sss"), pair.toString());
    assertFalse(Serializable.class.isAssignableFrom(ApiSecret.class));
    for (Method method : ApiSecret.class.getMethods()) {
      assertTrue(
          method.getDeclaringClass() == Object.class
              || List.of("toString", "hasSigned").contains(method.getName()),
          method.toString());
    }
    assertEquals(0, ApiSecret.class.getFields().length);
    assertFalse(SECRET.equals(new ApiSecret("s".repeat(32))), "equality tells a secret");
  }
}
