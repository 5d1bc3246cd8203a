package io.github.twiliotoken.internal.cdi;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is answered of the lifetime of a token that the application has made. */
class ReplacedIssuerTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.600Z");

  /** Returns how long a token lives by the answer, in seconds, if the issuer gives it this long. */
  private static long answered(Instant made, Duration life) {
    var issuer =
        new ReplacedIssuer(
            request ->
                new AccessToken(
                    "a.b.c", "id", request.identity(), made, made.plus(life), Optional.empty()),
            Clock.fixed(NOW, ZoneOffset.UTC));
    return issuer
        .issue(
            TokenRequest.of("alice", new VideoGrant("standup")),
            TtlPolicy.STANDARD,
            Optional.empty())
        .lifetime()
        .effective()
        .seconds();
  }

  @Test
  void aTokenThatWasMadeInThisSecondLivesWhole() {
    Instant second = Instant.parse("2026-11-24T10:00:00Z");

    assertEquals(900, answered(second, Duration.ofMinutes(15)));
    assertEquals(900, answered(second.plusSeconds(1), Duration.ofMinutes(15)));
  }

  @Test
  void oneOfAnotherClockLivesAsItSays() {
    assertEquals(300, answered(NOW.plusSeconds(3600), Duration.ofMinutes(5)));
    assertEquals(300, answered(NOW.minusSeconds(3600), Duration.ofMinutes(5)));
  }

  @Test
  void oneThatNeverLivesIsAFault() {
    assertEquals(1, answered(NOW, Duration.ofSeconds(1)));
    refuses(Problem.SERVER_FAULT, () -> answered(NOW, Duration.ofMillis(999)));
  }
}
