package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who a caller is to Twilio, and whether the application allows it. */
class PolicyTest {
  private static final Map<String, String> SETTINGS =
      Container.settings(Container.ACCOUNT, Container.VIDEO);

  private static Container start(Map<String, String> settings, String upn, Class<?>... beans) {
    return start(settings, FakeRequest.jwt(upn, NOW.plusSeconds(3600)), beans);
  }

  static Container start(
      Map<String, String> settings, @Nullable Principal caller, Class<?>... beans) {
    Class<?>[] all = new Class<?>[beans.length + 3];
    all[0] = Policies.FixedClock.class;
    all[1] = Policies.Desk.class;
    all[2] = FakeRequest.class;
    System.arraycopy(beans, 0, all, 3, beans.length);
    Container container = Container.start(settings, all);
    container.get(FakeRequest.class).caller(caller);
    return container;
  }

  static TwilioTokenException refused(Container container) {
    return assertThrows(
        TwilioTokenException.class, () -> container.get(Policies.Desk.class).forCaller());
  }

  private static TwilioTokenException refused(String upn, Class<?> bean) {
    try (Container container = start(SETTINGS, upn, bean)) {
      return refused(container);
    }
  }

  @Test
  void theApplicationsMapperSaysWhoTheCallerIs() {
    try (Container container = start(SETTINGS, "alice", Policies.Staff.class)) {
      AccessToken token = container.get(Policies.Desk.class).forCaller();
      assertEquals("staff_alice", token.identity().value());
    }
  }

  @Test
  void aMapperThatThrowsOrSaysNothingRefuses() {
    for (Class<?> mapper : List.of(Policies.BrokenMapper.class, Policies.SilentMapper.class)) {
      TwilioTokenException refused = refused("alice", mapper);
      assertEquals(Problem.POLICY_FAILED, refused.problem());
      assertFalse(refused.getMessage().contains("canary"), refused.getMessage());
    }
    assertTrue(
        refused("alice", Policies.BrokenMapper.class).reason().contains("directory-down-canary"));
  }

  @Test
  void aMappersOwnRefusalReachesTheCaller() {
    TwilioTokenException refused = refused("alice", Policies.StrictMapper.class);
    assertEquals(Problem.IDENTITY_NOT_POSSIBLE, refused.problem());
    assertEquals("The staff number is missing", refused.detail());
  }

  @Test
  void twoMappersDoNotDeploy() {
    String failed = Container.failure(() -> start(SETTINGS, "alice", Policies.SecondMapper.class));
    assertTrue(
        failed.contains("TWT-016: IdentityMapper: More than one bean has this type"), failed);
  }

  @Test
  void theAuthorizerSeesTheExactGrants() {
    Map<String, String> settings =
        Container.settings(
            Container.ACCOUNT,
            Map.of("twilio.token.profile.default.video.room", "team-{claim:team}"));
    Principal caller =
        FakeRequest.jwt(
            Map.of("upn", "alice", "team", "red", "exp", NOW.plusSeconds(3600).getEpochSecond()));
    try (Container container = start(settings, caller, Policies.Guard.class)) {
      container.get(Policies.Desk.class).forCaller();
      Policies.Guard guard = container.get(Policies.Guard.class);
      assertEquals(List.of(new VideoGrant("team-red")), guard.asked());
      assertEquals("default", guard.profile());
    }
  }

  @Test
  void aNumberThatAServerReadsAsInfinityIsRefused() {
    Map<String, String> settings =
        Container.settings(
            Container.ACCOUNT,
            Map.of("twilio.token.profile.default.video.room", "team-{claim:team}"));
    for (Object team : List.of(Double.POSITIVE_INFINITY, Double.NaN, Float.NEGATIVE_INFINITY)) {
      Principal caller =
          FakeRequest.jwt(
              Map.of("upn", "alice", "team", team, "exp", NOW.plusSeconds(3600).getEpochSecond()));
      try (Container container = start(settings, caller)) {
        assertEquals(Problem.CLAIM_REFUSED, refused(container).problem());
      }
    }
  }

  @Test
  void theAuthorizersReasonIsNotForTheCaller() {
    TwilioTokenException refused = refused("mallory", Policies.Guard.class);
    assertEquals(Problem.NOT_AUTHORIZED, refused.problem());
    assertEquals("The caller may not have these grants", refused.detail());
    assertFalse(refused.getMessage().contains("canary"), refused.getMessage());
    assertEquals(
        "The caller may not have these grants."
            + " mallory-is-suspended-canary\\u000aTWT-000 forged",
        refused.reason());
  }

  @Test
  void anAuthorizerThatThrowsRefuses() {
    for (Class<?> guard : List.of(Policies.BrokenGuard.class, Policies.SilentGuard.class)) {
      TwilioTokenException refused = refused("alice", guard);
      assertEquals(Problem.POLICY_FAILED, refused.problem());
      assertEquals(503, refused.problem().status());
      assertFalse(refused.getMessage().contains("canary"), refused.getMessage());
    }
    assertEquals(
        "It could not be decided what the caller may have. The GrantAuthorizer failed:"
            + " java.lang.IllegalStateException: database-down-canary",
        refused("alice", Policies.BrokenGuard.class).reason());
    assertEquals(Problem.POLICY_FAILED, refused("overflow", Policies.BrokenGuard.class).problem());
  }

  @Test
  void aFaultThatAnAuthorizerPassesOnDecidesNothing() {
    TwilioTokenException refused = refused("alice", Policies.FaultyGuard.class);
    assertEquals(Problem.POLICY_FAILED, refused.problem());
    assertFalse(refused.getMessage().contains("canary"), refused.getMessage());
    assertTrue(refused.reason().contains("canary"), refused.reason());
  }

  @Test
  void aRefusalThatAnAuthorizerThrowsIsOneLikeItsOthers() {
    TwilioTokenException refused = refused("alice", Policies.TalkativeGuard.class);
    assertEquals(Problem.NOT_AUTHORIZED, refused.problem());
    assertFalse(refused.getMessage().contains("canary"), refused.getMessage());
    assertTrue(refused.reason().contains("canary"), refused.reason());
  }

  @Test
  void anEMailAddressIsAVoiceIdentityOnlyInVoicesSpelling() {
    Map<String, String> voice =
        Container.settings(
            Container.ACCOUNT, Map.of("twilio.token.profile.default.voice.incoming.allow", "true"));
    try (Container container = start(voice, "alice@example.com")) {
      TwilioTokenException refused = refused(container);
      assertEquals(Problem.IDENTITY_NOT_POSSIBLE, refused.problem());
      assertTrue(refused.getMessage().contains("an e-mail address"), refused.getMessage());
      assertTrue(
          refused.getMessage().contains("twilio.token.identity.encoding=voice"),
          refused.getMessage());
    }
    Map<String, String> encoded =
        Container.settings(voice, Map.of("twilio.token.identity.encoding", "voice"));
    try (Container container = start(encoded, "alice@example.com")) {
      assertEquals(
          "alice_40example_2Ecom",
          container.get(Policies.Desk.class).forCaller().identity().value());
    }
  }

  @Test
  void aPrincipalWithoutAJwtIsServedWhereNoLoginBinds() {
    try (Container container = start(SETTINGS, (Principal) () -> "alice")) {
      assertEquals(Problem.SESSION_UNKNOWN, refused(container).problem());
    }
    Map<String, String> unbound =
        Container.settings(SETTINGS, Map.of("twilio.token.profile.default.session.bound", "false"));
    try (Container container = start(unbound, (Principal) () -> "alice")) {
      assertEquals("alice", container.get(Policies.Desk.class).forCaller().identity().value());
    }
  }
}
