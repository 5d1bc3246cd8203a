package com.example.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Says who calls: the request that a server would bring, as far as our jar asks it. A caller is
 * read from nowhere else, so that no test shows a caller whom a server would not.
 */
@ApplicationScoped
class TestCaller {
  private static final String BEARER = "a.b.c";

  private Map<String, Object> claims = Map.of();

  /** From now on this is the caller; the claims are those of a login that has been verified. */
  void logIn(String name, String... roles) {
    claims =
        Map.of(
            "upn",
            name,
            "groups",
            Set.of(roles),
            "iss",
            "https://login.example.com",
            "aud",
            Set.of("phones"),
            "exp",
            Instant.now().plusSeconds(3600).getEpochSecond(),
            "raw_token",
            BEARER);
  }

  void logOut() {
    claims = Map.of();
  }

  /** The request as an injected token asks it. */
  @Produces
  @ApplicationScoped
  HttpServletRequest request() {
    return stub(
        HttpServletRequest.class,
        (method, arguments) ->
            switch (method) {
              case "getUserPrincipal" -> login();
              case "isUserInRole" -> false;
              case "getHeaders" -> Collections.enumeration(header((String) arguments[0]));
              default -> throw new UnsupportedOperationException(method);
            });
  }

  /** The headers of the request, for an endpoint. */
  HttpHeaders headers() {
    return stub(
        HttpHeaders.class,
        (method, arguments) ->
            switch (method) {
              case "getRequestHeader" -> header((String) arguments[0]);
              default -> throw new UnsupportedOperationException(method);
            });
  }

  /** Who has logged in, for an endpoint. */
  SecurityContext security() {
    return stub(
        SecurityContext.class,
        (method, arguments) ->
            switch (method) {
              case "getUserPrincipal" -> login();
              case "isUserInRole", "isSecure" -> false;
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private static <T> T stub(Class<T> type, BiFunction<String, Object[], Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            TestCaller.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.apply(method.getName(), arguments)));
  }

  private Login login() {
    return claims.isEmpty() ? null : new Login(claims);
  }

  private List<String> header(String name) {
    return switch (name) {
      case "Authorization" -> claims.isEmpty() ? List.of() : List.of("Bearer " + BEARER);
      case "Content-Type" -> List.of("application/json");
      default -> List.of();
    };
  }

  /** What MicroProfile JWT makes of a bearer. */
  private record Login(Map<String, Object> claims) implements JsonWebToken {
    @Override
    public String getName() {
      return (String) claims.get("upn");
    }

    @Override
    public Set<String> getClaimNames() {
      return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
      return (T) claims.get(name);
    }
  }
}
