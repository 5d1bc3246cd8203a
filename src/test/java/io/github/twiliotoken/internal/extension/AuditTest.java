package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.LogCapture;
import io.github.twiliotoken.TokenAttempt;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenRefused;
import io.github.twiliotoken.TtlDecision;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.Ttl;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every token that is issued or refused is told, whatever becomes of it. */
class AuditTest {
  private static final Map<String, String> SETTINGS =
      Container.settings(
          Container.ACCOUNT,
          Map.of(
              "twilio.token.profile.default.video.room",
              "standup",
              "twilio.token.profile.default.chat.service.sid",
              "IS" + "d".repeat(32)));
  private static final Map<String, String> REQUIRED =
      Container.settings(SETTINGS, Map.of("twilio.token.audit", "required"));

  private static Container start(Map<String, String> settings, String upn, Class<?>... beans) {
    return Container.startFor(FakeRequest.jwt(upn, NOW.plusSeconds(300)), settings, beans);
  }

  private static Optional<String> callerOfTheOnlyToken(Container container) {
    List<TokenIssued> events = container.get(Policies.Listener.class).issued();
    assertEquals(1, events.size());
    return events.get(0).attempt().caller();
  }

  @Test
  void aFailingObserverDoesNotChangeTheAnswer() {
    try (Container container = start(SETTINGS, "alice", Policies.BrokenListener.class)) {
      assertEquals("alice", container.injectedToken().identity().value());
    }
    try (Container container =
        start(SETTINGS, "mallory", Policies.BrokenListener.class, Deciders.Guard.class)) {
      assertEquals(Problem.NOT_AUTHORIZED, container.refusal().problem());
    }
  }

  @Nested
  class IssuedToken {
    @Test
    void isToldWithAllButTheToken() {
      try (Container container = start(SETTINGS, "alice", Policies.Listener.class)) {
        AccessToken token = container.injectedToken();

        List<TokenIssued> events = container.get(Policies.Listener.class).issued();

        assertEquals(
            List.of(
                new TokenIssued(
                    new TokenAttempt(
                        NOW,
                        Optional.of("alice"),
                        Optional.of(new Identity("alice")),
                        Optional.of("default"),
                        Optional.empty(),
                        Map.of(
                            "chat", List.of("IS" + "d".repeat(32)), "video", List.of("standup"))),
                    token.id(),
                    new TtlDecision(
                        Optional.empty(), Ttl.ofSeconds(300), Optional.of("caller-session")))),
            events);
        assertFalse(events.toString().contains(token.jwt()));
        assertFalse(events.toString().contains(Container.ACCOUNT.get("twilio.api.secret")));
      }
    }

    @Test
    void isToldWithEverySidOfACustomGrant() {
      String sid = "WS" + "d".repeat(32);
      Map<String, String> custom =
          Container.settings(
              Container.ACCOUNT,
              Map.of(
                  "twilio.token.profile.default.grant.acme",
                  "{\"sids\": [\"" + sid + "\", [{\"a\": \"" + sid + "\"}], \"x\"]}"));
      try (Container container = start(custom, "alice", Policies.Listener.class)) {
        container.injectedToken();

        assertEquals(
            Map.of("acme", List.of(sid, sid)),
            container.get(Policies.Listener.class).issued().get(0).attempt().grants());
      }
    }

    @Test
    void isToldWhereTheApplicationIssuesIt() {
      try (Container container = start(SETTINGS, "alice", Policies.Listener.class)) {
        AccessToken token = container.get(Policies.Desk.class).forBob();

        TokenIssued event = container.get(Policies.Listener.class).issued().get(0);

        assertEquals(token.id(), event.tokenId());
        assertEquals(Optional.of("alice"), event.attempt().caller());
        assertEquals(Optional.of(new Identity("bob")), event.attempt().identity());
        assertEquals(Optional.empty(), event.attempt().profile());
      }
    }

    @Test
    void isToldWithItsCallerToWhoHearsItLate() {
      try (Container container = start(SETTINGS, "alice", Policies.LateListener.class)) {
        container.get(Policies.Desk.class).forBob();

        assertEquals(
            List.of(Optional.of("alice")), container.get(Policies.LateListener.class).callers());
      }
    }

    @Test
    void hasNoCallerWhereNobodyCalls() {
      try (Container container =
          Container.start(
              SETTINGS, Policies.FixedClock.class, Policies.Desk.class, Policies.Listener.class)) {
        container.get(Policies.Desk.class).forBob();

        assertEquals(Optional.empty(), callerOfTheOnlyToken(container));
      }
      try (Container container = Container.startFor(null, SETTINGS, Policies.Listener.class)) {
        container.get(Policies.Desk.class).forBob();

        assertEquals(Optional.empty(), callerOfTheOnlyToken(container));
      }
    }

    @Test
    void isNotStoppedByAPrincipalWithoutAName() {
      Principal nameless =
          () -> {
            throw new IllegalStateException("no directory");
          };
      try (Container container = Container.startFor(nameless, SETTINGS, Policies.Listener.class)) {
        container.get(Policies.Desk.class).forBob();

        assertEquals(Optional.empty(), callerOfTheOnlyToken(container));
      }
    }
  }

  @Nested
  class Refusal {
    @Test
    void isToldOnceWithItsReason() {
      try (Container container =
          start(SETTINGS, "mallory", Policies.Listener.class, Deciders.Guard.class)) {
        container.refusal();

        List<TokenRefused> events = container.get(Policies.Listener.class).refused();

        assertEquals(1, events.size());

        TokenRefused event = events.get(0);

        assertEquals(Problem.NOT_AUTHORIZED, event.problem());
        assertTrue(event.reason().contains("mallory-is-suspended-canary"), event.reason());
        assertEquals(Optional.of("mallory"), event.attempt().caller());
        assertEquals(Optional.of("default"), event.attempt().profile());
        assertEquals(List.of("IS" + "d".repeat(32)), event.attempt().grants().get("chat"));
      }
    }

    @Test
    void isToldOfALookUpThatNamesNoProfile() {
      try (Container container =
          start(SETTINGS, "alice", Policies.Listener.class, Policies.BareLookUp.class)) {
        refuses(
            Problem.INJECTION_POINT_MISSING,
            () -> container.get(Policies.BareLookUp.class).token());
        assertEquals(
            List.of(Problem.INJECTION_POINT_MISSING),
            container.get(Policies.Listener.class).refused().stream()
                .map(TokenRefused::problem)
                .toList());
      }
    }

    @Test
    void aRefusalIsOneLineOfTheLogThatNoNameCanForge() {
      String forger = "x', profile 'admin'\nTWT-000 \u001b[2J\u202eecila";
      String line;
      try (LogCapture log = LogCapture.of("io.github.twiliotoken.audit");
          Container container = start(SETTINGS, forger)) {
        container.refusal();

        assertEquals(1, log.messages().size(), log.messages().toString());
        line = log.messages().get(0);
      }

      assertTrue(
          line.startsWith(
              "TWT-006 for caller 'x\\u0027, profile \\u0027admin\\u0027\\u000aTWT-000"
                  + " \\u001b[2J\\u202eecila', profile 'default': "),
          line);
      assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
    }
  }

  @Nested
  class Required {
    @Test
    void letsNoTokenOutWithoutIt() {
      try (Container container = start(REQUIRED, "alice", Policies.Listener.class)) {
        container.injectedToken();
      }
      try (Container container = start(REQUIRED, "alice", Policies.BrokenListener.class)) {
        assertEquals(Problem.AUDIT_FAILED, container.refusal().problem());
      }
    }

    @Test
    void doesNotDeployWhereNobodyHears() {
      String failed = Container.failure(() -> start(REQUIRED, "alice"));

      assertTrue(
          failed.contains(
              "TWT-035: twilio.token.audit (in test.properties): It is 'required', and no bean"
                  + " observes TokenIssued at once: @Observes, always, in no later phase of a"
                  + " transaction."),
          failed);
    }

    @Test
    void doesNotDeployWhereOneHearsTooLate() {
      String failed =
          Container.failure(() -> start(REQUIRED, "alice", Policies.LateListener.class));

      assertTrue(failed.contains("TWT-035: twilio.token.audit"), failed);
    }
  }
}
