package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.Policies.SETTINGS;
import static io.github.twiliotoken.internal.extension.Policies.TEAM_ROOM;
import static io.github.twiliotoken.internal.extension.Policies.ofTeam;
import static io.github.twiliotoken.internal.extension.Policies.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.security.Principal;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller's name and claims must be like to become an identity and fill a room. */
class CallerIdentityTest {
  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NaN, Double.NEGATIVE_INFINITY})
  void aNumberThatIsInfiniteFillsNothing(double team) {
    try (Container container = Container.startFor(ofTeam(team), TEAM_ROOM)) {
      assertEquals(Problem.CLAIM_REFUSED, container.refusal().problem());
    }
  }

  @Test
  void aFloatThatIsInfiniteFillsNothing() {
    try (Container container = Container.startFor(ofTeam(Float.NEGATIVE_INFINITY), TEAM_ROOM)) {
      assertEquals(Problem.CLAIM_REFUSED, container.refusal().problem());
    }
  }

  @Nested
  class EMailAddress {
    private static final Map<String, String> VOICE =
        Container.settings(
            Container.ACCOUNT, Map.of("twilio.token.profile.default.voice.incoming.allow", "true"));

    @Test
    void isNoVoiceIdentity() {
      try (Container container = start(VOICE, "alice@example.com")) {
        TwilioTokenException refused = container.refusal();

        assertEquals(Problem.IDENTITY_NOT_POSSIBLE, refused.problem());
        assertTrue(
            refused.getMessage().contains("not @ . as in 'alice@example.com'"),
            refused.getMessage());
        assertTrue(
            refused.getMessage().contains("twilio.token.identity.encoding=voice"),
            refused.getMessage());
      }
    }

    @Test
    void isOneInVoicesSpelling() {
      Map<String, String> encoded =
          Container.settings(VOICE, Map.of("twilio.token.identity.encoding", "voice"));
      try (Container container = start(encoded, "alice@example.com")) {
        assertEquals("alice_40example_2Ecom", container.injectedToken().identity().value());
      }
    }
  }

  @Nested
  class PrincipalWithoutAJwt {
    private static final Principal ALICE = () -> "alice";

    @Test
    void getsNothingWhereALoginBinds() {
      try (Container container = Container.startFor(ALICE, SETTINGS)) {
        assertEquals(Problem.SESSION_UNKNOWN, container.refusal().problem());
      }
    }

    @Test
    void isServedWhereNoLoginBinds() {
      Map<String, String> unbound =
          Container.settings(
              SETTINGS, Map.of("twilio.token.profile.default.session.bound", "false"));
      try (Container container = Container.startFor(ALICE, unbound)) {
        assertEquals("alice", container.injectedToken().identity().value());
      }
    }
  }
}
