package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.Policies.SETTINGS;
import static io.github.twiliotoken.internal.extension.Policies.TEAM_ROOM;
import static io.github.twiliotoken.internal.extension.Policies.ofTeam;
import static io.github.twiliotoken.internal.extension.Policies.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application's own say in who a caller is to Twilio, and in what a caller may have. */
class MapperAndAuthorizerTest {
  private static TwilioTokenException refusal(String upn, Class<?> bean) {
    try (Container container = start(SETTINGS, upn, bean)) {
      return container.refusal();
    }
  }

  private static void assertHidden(String canary, TwilioTokenException refused) {
    assertFalse(refused.getMessage().contains(canary), refused.getMessage());
    assertTrue(refused.reason().contains(canary), refused.reason());
  }

  @Nested
  class Mapper {
    @Test
    void ofTheApplicationSaysWhoTheCallerIs() {
      try (Container container = start(SETTINGS, "alice", Deciders.Staff.class)) {
        assertEquals("staff_alice", container.injectedToken().identity().value());
      }
    }

    @Test
    void isMadeOnceThoughItIsDependent() {
      try (Container container = start(SETTINGS, "alice", Deciders.NumberedMapper.class)) {
        assertEquals(container.injectedToken().identity(), container.injectedToken().identity());
      }
    }

    @Test
    void isEndedWithTheApplicationThoughItIsDependent() {
      String name;
      try (Container container = start(SETTINGS, "alice", Deciders.NumberedMapper.class)) {
        name = container.injectedToken().identity().value();
      }

      assertEquals(name, "mapper_" + Deciders.NumberedMapper.ENDED.get());
    }

    @ParameterizedTest
    @ValueSource(classes = {Deciders.BrokenMapper.class, Deciders.SilentMapper.class})
    void aMapperThatFailsIssuesNothing(Class<?> mapper) {
      TwilioTokenException refused = refusal("alice", mapper);

      assertEquals(Problem.POLICY_FAILED, refused.problem());
      assertFalse(refused.getMessage().contains("canary"), refused.getMessage());
    }

    @Test
    void itsFaultIsNotForTheCaller() {
      assertHidden("directory-down-canary", refusal("alice", Deciders.BrokenMapper.class));
    }

    @Test
    void itsOwnRefusalReachesTheCaller() {
      TwilioTokenException refused = refusal("alice", Deciders.StrictMapper.class);

      assertEquals(Problem.IDENTITY_NOT_POSSIBLE, refused.problem());
      assertEquals("The staff number is missing", refused.detail());
    }

    @Test
    void twoOfThemDoNotDeploy() {
      String failed =
          Container.failure(() -> start(SETTINGS, "alice", Deciders.SecondMapper.class));

      assertTrue(
          failed.contains("TWT-016: IdentityMapper: More than one bean has this type"), failed);
    }
  }

  @Nested
  class Authorizer {
    private static GrantAuthorizer.Request asked(Container container) {
      return Objects.requireNonNull(container.get(Deciders.Guard.class).asked());
    }

    @Test
    void seesTheExactGrants() {
      try (Container container =
          Container.startFor(ofTeam("red"), TEAM_ROOM, Deciders.Guard.class)) {
        container.injectedToken();

        GrantAuthorizer.Request asked = asked(container);

        assertEquals(List.of(new VideoGrant("team-red")), asked.grants());
        assertEquals("default", asked.profile());
        assertEquals("red", asked.caller().claims().get("team"));
        assertEquals(Map.of(), asked.params());
      }
    }

    @Test
    void seesTheIdentityThatTheMapperGave() {
      try (Container container =
          start(SETTINGS, "alice", Deciders.Guard.class, Deciders.Staff.class)) {
        container.injectedToken();

        assertEquals(new Identity("staff_alice"), asked(container).identity());
      }
    }

    @Test
    void seesTheParametersOfARequest() {
      try (Container container = EndpointFixture.start(Map.of(), Deciders.Guard.class)) {
        EndpointFixture.alice("agent")
            .json("{\"profile\":\"team\",\"params\":{\"room\":\"red\"}}")
            .to(container.get(EndpointFixture.Tokens.class)::post);

        assertEquals(Map.of("room", "red"), asked(container).params());
        assertEquals(List.of(new VideoGrant("team-red")), asked(container).grants());
      }
    }

    /** Our beans need the application's clock: none of its beans may need all the others. */
    @Test
    void mayBeMadeWithBeansOfOurs() {
      try (Container container = start(SETTINGS, "alice", Deciders.InspectingGuard.class)) {
        assertEquals("alice", container.injectedToken().identity().value());
      }
    }

    @Test
    void itsReasonIsNotForTheCaller() {
      TwilioTokenException refused = refusal("mallory", Deciders.Guard.class);

      assertEquals(Problem.NOT_AUTHORIZED, refused.problem());
      assertEquals("The caller may not have these grants", refused.detail());
      assertFalse(refused.getMessage().contains("canary"), refused.getMessage());
      assertEquals(
          "The caller may not have these grants."
              + " mallory-is-suspended-canary\\u000aTWT-000 forged",
          refused.reason());
    }

    @ParameterizedTest
    @ValueSource(classes = {Deciders.BrokenGuard.class, Deciders.SilentGuard.class})
    void anAuthorizerThatFailsIssuesNothing(Class<?> guard) {
      TwilioTokenException refused = refusal("alice", guard);

      assertEquals(Problem.POLICY_FAILED, refused.problem());
      assertEquals(503, refused.problem().status());
      assertFalse(refused.getMessage().contains("canary"), refused.getMessage());
    }

    @Test
    void itsFaultIsInTheReason() {
      assertEquals(
          "It could not be decided what the caller may have. The GrantAuthorizer failed:"
              + " java.lang.IllegalStateException: database-down-canary",
          refusal("alice", Deciders.BrokenGuard.class).reason());
    }

    @Test
    void anErrorIsAFaultToo() {
      assertEquals(
          Problem.POLICY_FAILED, refusal("overflow", Deciders.BrokenGuard.class).problem());
    }

    @Test
    void aFaultOfOursThatItPassesOnDecidesNothing() {
      TwilioTokenException refused = refusal("alice", Deciders.FaultyGuard.class);

      assertEquals(Problem.POLICY_FAILED, refused.problem());
      assertHidden("fault-canary", refused);
    }

    @Test
    void aRefusalThatItThrowsIsOneLikeItsOthers() {
      TwilioTokenException refused = refusal("alice", Deciders.TalkativeGuard.class);

      assertEquals(Problem.NOT_AUTHORIZED, refused.problem());
      assertHidden("talkative-canary", refused);
    }
  }
}
