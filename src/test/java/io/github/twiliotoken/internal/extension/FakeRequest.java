package io.github.twiliotoken.internal.extension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The current request, which a server would provide; a test sets its caller. */
@ApplicationScoped
public class FakeRequest {
  private @Nullable Principal caller;
  private @Nullable String authorization;

  void caller(@Nullable Principal principal) {
    caller = principal;
  }

  void authorization(String header) {
    authorization = header;
  }

  @Produces
  @Singleton
  HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getUserPrincipal" -> caller;
                  case "isUserInRole" -> false;
                  case "getHeaders" ->
                      Collections.enumeration(
                          authorization == null ? List.of() : List.of(authorization));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  public static Principal jwt(String upn, Instant end) {
    return jwt(Map.of("upn", upn, "exp", end.getEpochSecond()));
  }

  public static JsonWebToken jwt(Map<String, Object> claims) {
    return new JsonWebToken() {
      @Override
      public String getName() {
        return String.valueOf(claims.get("upn"));
      }

      @Override
      public @Nullable String getRawToken() {
        return (String) claims.get("raw_token");
      }

      @Override
      public Set<String> getClaimNames() {
        return claims.keySet();
      }

      @Override
      @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
      public <T> T getClaim(String name) {
        return (T) claims.get(name);
      }
    };
  }
}
