package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.text.JsonTree;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads principals that are MicroProfile JWT's. It is the only class that names their type, since
 * the API may be absent where tokens are only injected, and since injecting a {@code JsonWebToken}
 * breaks the deployment on some servers.
 */
final class JwtPrincipal {
  private static final String RAW = "raw_token";
  private static final boolean PRESENT = isPresent();

  private JwtPrincipal() {}

  private static boolean isPresent() {
    try {
      return JsonWebToken.class.isInterface();
    } catch (LinkageError absent) {
      return false;
    }
  }

  /** Returns whether the principal stands for a JWT. */
  static boolean isJwt(Principal principal) {
    return PRESENT && principal instanceof JsonWebToken;
  }

  /** Returns the JWT as it was sent; empty for any other principal. */
  static Optional<String> compactForm(Principal principal) {
    return PRESENT && principal instanceof JsonWebToken jwt
        ? Optional.ofNullable(jwt.getRawToken())
        : Optional.empty();
  }

  /**
   * Returns the principal that CDI knows, if it stands for this very bearer. TomEE tells the
   * principal to JAX-RS and to CDI, but not to the request that CDI hands out.
   */
  static Optional<Principal> knownToCdi(String bearer) {
    if (!PRESENT) {
      return Optional.empty();
    }
    try {
      return CDI.current().select(JsonWebToken.class).stream()
          .filter(known -> bearer.equals(known.getRawToken()))
          .map(Principal.class::cast)
          .findFirst();
    } catch (RuntimeException nobody) {
      // the token of nobody fails in whatever it is asked
      return Optional.empty();
    }
  }

  /**
   * Returns the principal of the current request context; empty where its token stands for nobody,
   * or where CDI keeps the token longer than a request.
   *
   * @throws RuntimeException if no request context is active, or if the token of nobody fails
   */
  static Optional<Principal> ofRequestContext(BeanManager beans) {
    Bean<?> bean = PRESENT ? beans.resolve(beans.getBeans(JsonWebToken.class)) : null;
    if (bean == null || bean.getScope() != RequestScoped.class) {
      return Optional.empty();
    }
    Object known =
        beans.getReference(bean, JsonWebToken.class, beans.createCreationalContext(bean));
    return Optional.of((Principal) known).filter(one -> compactForm(one).isPresent());
  }

  /**
   * Returns the claims as texts, numbers, booleans, lists and maps; empty for any other principal.
   * The compact form is not among them. The times are those that were sent, see {@link
   * BearerTimes}.
   *
   * @throws TwilioTokenException if a claim cannot be read, or was sent twice
   */
  static Map<String, Object> claims(Principal principal) {
    Map<String, Object> claims = new LinkedHashMap<>();
    if (PRESENT && principal instanceof JsonWebToken jwt) {
      Map<String, Object> times = BearerTimes.of(jwt.getRawToken());
      Set<String> names = new LinkedHashSet<>(jwt.getClaimNames());
      names.addAll(times.keySet());
      names.remove(RAW);
      for (String name : names) {
        Object value = plain(times.containsKey(name) ? times.get(name) : claim(jwt, name));
        if (value != null) {
          claims.put(name, value);
        }
      }
    }
    return claims;
  }

  /**
   * Returns the principal's name; Quarkus throws at one that is no text.
   *
   * @throws TwilioTokenException if the principal has no name, or a JWT has none that can be read
   */
  static String name(Principal principal) {
    String name;
    try {
      name = principal.getName();
    } catch (RuntimeException e) {
      if (!isJwt(principal)) {
        throw e;
      }
      throw Problem.BEARER_REFUSED.because(
          "The bearer's name has no form that the server can read");
    }
    if (name == null) {
      throw (isJwt(principal) ? Problem.BEARER_REFUSED : Problem.CALLER_MISSING)
          .because("The caller's principal has no name");
    }
    return name;
  }

  /** Reads a claim; Payara and GlassFish throw at a time that is no number. */
  private static @Nullable Object claim(JsonWebToken jwt, String name) {
    try {
      return jwt.getClaim(name);
    } catch (RuntimeException e) {
      throw Problem.BEARER_REFUSED.because(
          "The bearer's '%s' has no form that the server can read", name);
    }
  }

  /** Converts a claim: it is a JSON-P value or, on Open Liberty, a plain Java one. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof String || value instanceof Long || value instanceof Boolean) {
      return value;
    }
    if (value instanceof JsonString text) {
      return text.getString();
    }
    if (value instanceof JsonNumber number) {
      return number.isIntegral() && number.bigIntegerValue().bitLength() < Long.SIZE
          ? (Object) number.longValue()
          : number.bigDecimalValue();
    }
    if (value instanceof Map<?, ?> object) { // JsonObject is one
      return JsonTree.copy(object, (path, leaf) -> plain(leaf));
    }
    if (value instanceof Collection<?> list) { // JsonArray is one
      return JsonTree.copy(list, (path, leaf) -> plain(leaf));
    }
    if (value instanceof JsonValue constant) {
      return constant == JsonValue.NULL ? null : (Object) (constant == JsonValue.TRUE);
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    return (value instanceof Double || value instanceof Float)
            && Double.isFinite(((Number) value).doubleValue())
        ? (Object) BigDecimal.valueOf(((Number) value).doubleValue())
        : value;
  }
}
