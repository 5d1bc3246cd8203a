package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIdSource;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.jwt.FixedTokenIssuer;
import io.github.twiliotoken.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Injected tokens, on a fixed clock. */
class InjectedTokenTest {
  private static final Map<String, String> SETTINGS =
      Container.settings(Container.ACCOUNT, Container.VIDEO);

  @ApplicationScoped
  static class OwnIds {
    @Produces
    TokenIdSource ids() {
      return () -> "own";
    }
  }

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class TestIssuer extends FixedTokenIssuer {}

  /** One that gives more than it was asked for. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Generous implements TokenIssuer {
    @Override
    public AccessToken issue(TokenRequest request) {
      return new FixedTokenIssuer().issue(request.withTtl(Duration.ofHours(24)));
    }
  }

  /** One whose clock is an hour ahead of that of the login. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Ahead implements TokenIssuer {
    static final Instant LATER = NOW.plusSeconds(3600);

    @Override
    public AccessToken issue(TokenRequest request) {
      return new AccessToken(
          "a.b.c",
          "id",
          request.identity(),
          LATER,
          LATER.plus(request.ttl().orElseThrow()),
          Optional.empty());
    }
  }

  /** One that gives a token of five minutes that it has made two minutes ago. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Thrifty implements TokenIssuer {
    @Override
    public AccessToken issue(TokenRequest request) {
      Instant made = NOW.minusSeconds(120);
      return new AccessToken(
          "a.b.c", "id", request.identity(), made, made.plusSeconds(300), Optional.empty());
    }
  }

  /** One that gives everybody the token of mallory. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Mistaken implements TokenIssuer {
    @Override
    public AccessToken issue(TokenRequest request) {
      return new FixedTokenIssuer()
          .issue(TokenRequest.of("mallory", request.grants().get(0)).withTtl(request.ttl().get()));
    }
  }

  /** Starts with a caller whose login ends that many seconds from now. */
  private static Container start(long loginEnd, Class<?>... beans) {
    return Container.startFor(FakeRequest.jwt("alice", NOW.plusSeconds(loginEnd)), SETTINGS, beans);
  }

  @Test
  void usesTheApplicationsClockAndIds() {
    try (Container container = start(3600, OwnIds.class)) {
      AccessToken token = container.injectedToken();

      assertEquals(NOW, token.issuedAt());
      assertEquals(NOW.plus(Duration.ofMinutes(15)), token.expiresAt());
      assertEquals("SK" + "b".repeat(32) + "-own", token.id());
      assertEquals("alice", token.identity().value());
    }
  }

  @Test
  void endsWithTheLogin() {
    try (Container container = start(61)) {
      assertEquals(NOW.plusSeconds(61), container.injectedToken().expiresAt());
    }
  }

  @Nested
  class AnIssuerOfTheApplication {
    @Test
    void signsInjectedTokensToo() {
      try (Container container = start(3600, TestIssuer.class)) {
        AccessToken first = container.injectedToken();

        assertEquals(FixedTokenIssuer.NOW, first.issuedAt());
        assertEquals(first.jwt(), container.injectedToken().jwt());
        assertTrue(first.id().endsWith("-fixed"), first.id());
      }
    }

    @Test
    void givesNoMoreThanWasDecided() {
      try (Container container = start(3600, Generous.class)) {
        assertEquals(Problem.SERVER_FAULT, container.refusal().problem());
      }
    }

    @Test
    void mayGiveLessAndThenTheAnswerSaysWhatIsLeft() {
      try (Container container = EndpointFixture.start(Map.of(), Thrifty.class)) {
        JsonObject answer =
            EndpointFixture.json(
                EndpointFixture.alice().to(container.get(EndpointFixture.Tokens.class)::post));

        assertEquals(180, answer.getInt("expires_in"));
        assertEquals(NOW.plusSeconds(180).toString(), answer.getString("expires_at"));
        assertEquals(180, answer.getJsonObject("lifetime").getInt("effective"));
      }
    }

    @Test
    void givesNobodyAnotherIdentity() {
      try (Container container = start(3600, Mistaken.class)) {
        assertEquals(Problem.SERVER_FAULT, container.refusal().problem());
      }
    }

    /** Both sides: its token of 900 s ends 4500 s from now. */
    @Test
    void outlivesNoLogin() {
      try (Container container = start(4500, Ahead.class)) {
        assertEquals(NOW.plusSeconds(4500), container.injectedToken().expiresAt());
      }
      try (Container container = start(4499, Ahead.class)) {
        assertEquals(Problem.SERVER_FAULT, container.refusal().problem());
      }
    }
  }
}
