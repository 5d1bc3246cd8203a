package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Produces;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom the container has let in, and until when. */
class CallerTest {
  private static final Map<String, String> SETTINGS =
      Container.settings(Container.ACCOUNT, Container.VIDEO);
  private static final Map<String, String> UNBOUND =
      Container.settings(SETTINGS, Map.of("twilio.token.session.bound", "false"));
  private static final long END = NOW.plusSeconds(3600).getEpochSecond();

  @ApplicationScoped
  static class KnownToCdi {
    @Produces
    JsonWebToken jwt() {
      return FakeRequest.jwt(Map.of("upn", "alice", "exp", END, "raw_token", "a.b.c"));
    }
  }

  /** As Helidon does it, but here are servlets. */
  @ApplicationScoped
  static class KnownToTheRequestContext {
    @Produces
    @RequestScoped
    JsonWebToken jwt() {
      return FakeRequest.jwt(Map.of("upn", "alice", "exp", END, "raw_token", "a.b.c"));
    }

    @ActivateRequestContext
    Problem refusal(Policies.Desk desk) {
      return assertThrows(TwilioTokenException.class, desk::forCaller).problem();
    }
  }

  private static void refuses(
      Problem problem, Map<String, String> settings, @Nullable Principal caller) {
    try (Container container = Container.startFor(caller, settings)) {
      refuses(problem, container);
    }
  }

  private static void refuses(Problem problem, Container container) {
    assertEquals(problem, container.refusal().problem());
  }

  private static String identity(Container container) {
    return container.injectedToken().identity().value();
  }

  @Test
  void refusesALoginThatEndsTooSoonOrHasEnded() {
    refuses(Problem.SESSION_TOO_SHORT, SETTINGS, FakeRequest.jwt("alice", NOW.plusSeconds(59)));
    refuses(Problem.SESSION_TOO_SHORT, SETTINGS, FakeRequest.jwt("alice", NOW.plusSeconds(1)));
    refuses(Problem.BEARER_REFUSED, SETTINGS, FakeRequest.jwt("alice", NOW));
    refuses(Problem.BEARER_REFUSED, SETTINGS, FakeRequest.jwt("alice", NOW.minusSeconds(1)));
  }

  @Test
  void refusesNobody() {
    refuses(Problem.CALLER_MISSING, SETTINGS, null);
  }

  @Test
  void refusesALoginThatDoesNotSayWhenItEnds() {
    refuses(Problem.SESSION_UNKNOWN, SETTINGS, () -> "alice");
  }

  @Test
  void refusesAJwtWithoutAnEndThoughNoSessionBinds() {
    refuses(Problem.BEARER_REFUSED, UNBOUND, FakeRequest.jwt(Map.of("upn", "alice")));
  }

  @Test
  void takesAnyPrincipalWhereNoSessionBinds() {
    try (Container container = Container.startFor(() -> "dora", UNBOUND)) {
      assertEquals("dora", identity(container));
    }
  }

  @Test
  void takesWhomCdiKnowsForThisVeryBearer() {
    try (Container container = Container.startFor(null, SETTINGS, KnownToCdi.class)) {
      FakeRequest request = container.get(FakeRequest.class);

      request.authorization("Bearer a.b.c");

      assertEquals("alice", identity(container));
      for (String other : List.of("Bearer a.b.d", "Bearer", "Basic a.b.c", "a.b.c")) {
        request.authorization(other);
        refuses(Problem.CALLER_MISSING, container);
      }
    }
  }

  @Test
  void asksNoRequestContextWhereThereAreServlets() {
    try (Container container = Container.startFor(null, SETTINGS, KnownToTheRequestContext.class)) {
      var known = container.get(KnownToTheRequestContext.class);

      assertEquals(Problem.CALLER_MISSING, known.refusal(container.get(Policies.Desk.class)));
    }
  }

  @Test
  void refusesAJwtOfAnotherIssuerOrForAnotherAudience() {
    Map<String, String> checked =
        Container.settings(
            SETTINGS,
            Map.of("mp.jwt.verify.issuer", "https://us", "mp.jwt.verify.audiences", "us"));
    try (Container container = Container.startFor(null, checked)) {
      FakeRequest request = container.get(FakeRequest.class);
      request.caller(
          FakeRequest.jwt(
              Map.of("upn", "alice", "exp", END, "iss", "https://us", "aud", List.of("x", "us"))));

      assertEquals("alice", identity(container));
      for (Map<String, Object> wrong :
          List.<Map<String, Object>>of(
              Map.of("upn", "alice", "exp", END, "iss", "https://us"),
              Map.of("upn", "alice", "exp", END, "iss", "https://us", "aud", "them"),
              Map.of("upn", "alice", "exp", END, "iss", "https://them", "aud", "us"),
              Map.of("upn", "alice", "exp", END, "aud", "us"))) {
        request.caller(FakeRequest.jwt(wrong));
        refuses(Problem.BEARER_REFUSED, container);
      }
    }
  }
}
