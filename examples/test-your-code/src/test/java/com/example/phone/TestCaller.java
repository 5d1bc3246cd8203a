package com.example.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  @Produces
  @ApplicationScoped
  HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getMethod" -> "POST";
                  case "getUserPrincipal" -> claims.isEmpty() ? null : new Login(claims);
                  case "isUserInRole", "isSecure" -> false;
                  case "getContentLengthLong" -> -1L;
                  case "getContentType" -> "application/json";
                  case "getHeader" -> header((String) arguments[0]).stream().findAny().orElse(null);
                  case "getHeaders" -> Collections.enumeration(header((String) arguments[0]));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
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
