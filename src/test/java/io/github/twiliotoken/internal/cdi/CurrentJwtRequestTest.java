package io.github.twiliotoken.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Produces;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A request of which only CDI knows, as on Helidon. */
class CurrentJwtRequestTest {
  private record Jwt(String name, @Nullable String raw) implements JsonWebToken {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public @Nullable String getRawToken() {
      return raw;
    }

    @Override
    public Set<String> getClaimNames() {
      return Set.of();
    }

    @Override
    @SuppressWarnings({"TypeParameterUnusedInFormals", "NullAway"})
    public <T> @Nullable T getClaim(String name) {
      return null;
    }
  }

  static class Alice {
    @Produces
    @RequestScoped
    JsonWebToken jwt() {
      return new Jwt("alice", "a.b.c");
    }
  }

  /** What is there where a request context is active, and no request has brought a bearer. */
  static class Nobody {
    @Produces
    @RequestScoped
    JsonWebToken jwt() {
      return new Jwt("nobody", null);
    }
  }

  /** A token that outlives the request of its caller. */
  static class Everybody {
    @Produces
    @ApplicationScoped
    JsonWebToken jwt() {
      return new Jwt("alice", "a.b.c");
    }
  }

  static class Unscoped {
    @Produces
    JsonWebToken jwt() {
      return new Jwt("alice", "a.b.c");
    }
  }

  static class None {}

  /** Says whom the request is of, in a request context or outside of any. */
  private static String caller(boolean active, Class<?> jwts) {
    try (WeldContainer weld = new Weld().disableDiscovery().addBeanClass(jwts).initialize()) {
      RequestContextController context = weld.select(RequestContextController.class).get();
      if (active) {
        context.activate();
      }
      var principal = new CurrentJwtRequest(weld.getBeanManager()).get().principal();
      return String.valueOf(principal == null ? null : principal.getName());
    }
  }

  @Test
  void isOfTheCallerThatTheContextKnows() {
    assertEquals("alice", caller(true, Alice.class));
  }

  @Test
  void isNotThereWithoutARequestContext() {
    assertThrows(ContextNotActiveException.class, () -> caller(false, Alice.class));
  }

  @Test
  void isNotThereWithoutABearer() {
    assertThrows(IllegalStateException.class, () -> caller(true, Nobody.class));
    assertThrows(IllegalStateException.class, () -> caller(true, None.class));
  }

  @Test
  void isNotThereWhereTheTokenOutlivesARequest() {
    assertThrows(IllegalStateException.class, () -> caller(true, Everybody.class));
    assertThrows(IllegalStateException.class, () -> caller(true, Unscoped.class));
  }
}
