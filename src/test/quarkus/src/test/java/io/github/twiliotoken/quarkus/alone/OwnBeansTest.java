package io.github.twiliotoken.quarkus.alone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIdSource;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.grant.VideoGrant;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an application brings of its own, of which this library has no bean. */
class OwnBeansTest {
  @RegisterExtension static final QuarkusUnitTest APP = Apps.of(Apps.ACCOUNT, Own.class);

  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

  @ApplicationScoped
  static class Own {
    @Produces
    Clock clock() {
      return Clock.fixed(THEN, ZoneOffset.UTC);
    }

    @Produces
    TokenIdSource ids() {
      return () -> "number-1";
    }
  }

  @Inject TokenIssuer issuer;

  @Test
  void signsByItsClockAndWithItsIds() {
    AccessToken token = issuer.issue(TokenRequest.of("alice", new VideoGrant("standup")));

    assertEquals(THEN, token.issuedAt());
    assertTrue(token.id().endsWith("-number-1"), token.id());
  }
}
