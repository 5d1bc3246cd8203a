package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertRefused;
import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.RateStore;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.internal.endpoint.StubRequest;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets how many tokens. */
class RateLimitTest {
  private static final String GLOBAL = "twilio.token.rate";
  private static final String OF_DEFAULT = "twilio.token.profile.default.rate";

  private static Response post(Container container, StubRequest request) {
    return request.to(container.get(EndpointFixture.Tokens.class)::post);
  }

  private static StubRequest bob() {
    return new StubRequest()
        .with("Authorization", "Bearer a.b.c")
        .verifiedAs(
            FakeRequest.jwt(
                Map.of(
                    "raw_token", "a.b.c",
                    "upn", "bob",
                    "exp", NOW.plusSeconds(3600).getEpochSecond(),
                    "iss", "https://idp.test",
                    "aud", "us")));
  }

  /** Keeps what a store that nodes share would keep. */
  @ApplicationScoped
  static class Shared implements RateStore {
    final Map<String, Instant> times = new ConcurrentHashMap<>();

    @Override
    public Optional<Instant> get(String key) {
      return Optional.ofNullable(times.get(key));
    }

    @Override
    public boolean compareAndSet(String key, Optional<Instant> before, Instant after) {
      times.put(key, after);
      return true;
    }

    Set<String> keys() {
      return times.keySet();
    }
  }

  @Nested
  class AtTheEndpoint {
    @Test
    void oneTooManyIsRefusedAndToldWhenToAskAgain() {
      try (Container container = EndpointFixture.start(Map.of(GLOBAL, "2/PT1M"))) {
        assertEquals(200, post(container, alice()).getStatus());
        assertEquals(200, post(container, alice()).getStatus());

        Response third = post(container, alice());

        assertTrue(
            assertRefused(429, "TWT-072", third)
                .getString("detail")
                .startsWith("2 tokens in PT1M are allowed; the next one is possible in 30 s. "));
        assertEquals("30", third.getHeaderString("Retry-After"));
      }
    }

    @Test
    void callersAndProfilesDoNotCountForEachOther() {
      try (Container container = EndpointFixture.start(Map.of(GLOBAL, "1/PT1M"))) {
        assertEquals(200, post(container, alice("guard")).getStatus());

        assertEquals(200, post(container, bob()).getStatus());
        StubRequest watch = alice("guard").json("{\"profile\":\"watch\"}");
        assertEquals(200, post(container, watch).getStatus());
        assertEquals(429, post(container, alice("guard")).getStatus());
      }
    }

    @Test
    void refusalsBeforeItDoNotCount() {
      try (Container container = EndpointFixture.start(Map.of(GLOBAL, "1/PT1M"))) {
        StubRequest unknown = alice().json("{\"params\":{\"room\":\"x\"}}");
        assertEquals(400, post(container, unknown).getStatus());
        StubRequest roleless = alice().json("{\"profile\":\"watch\"}");
        assertEquals(403, post(container, roleless).getStatus());

        assertEquals(200, post(container, alice()).getStatus());
      }
    }

    @ParameterizedTest
    @CsvSource({"1/PT1M, none, 3", "none, 2/PT1M, 2", "1/PT1M, 2/PT1M, 2", "3/PT1M, 1/PT1M, 1"})
    void aProfilesOwnRateReplacesTheGlobalOne(String global, String own, int given) {
      Map<String, String> settings = Map.of(GLOBAL, global, OF_DEFAULT, own);
      try (Container container = EndpointFixture.start(settings)) {
        int got = 0;
        for (int i = 0; i < 3; i++) {
          got += post(container, alice()).getStatus() == 200 ? 1 : 0;
        }

        assertEquals(given, got);
      }
    }

    @Test
    void theApplicationsStoreReadsNoName() {
      Map<String, String> settings = Map.of(GLOBAL, "2/PT1M");
      try (Container container = EndpointFixture.start(settings, Shared.class)) {
        post(container, alice());

        // printf /default/alice | openssl dgst -sha256 -binary | basenc --base64url
        assertEquals(
            Set.of("1UmrOW4lC9CgocI-g0fjXfoOJf8jBwv86FbBG_1WNIs"),
            container.get(Shared.class).keys());
      }
    }

    @Test
    void aStoreThatCannotBeMadeStopsNoToken() {
      Map<String, String> settings = Map.of(GLOBAL, "1/PT1M");
      try (Container container = EndpointFixture.start(settings, Unreachable.class)) {
        assertEquals(200, post(container, alice()).getStatus());
        assertEquals(429, post(container, alice()).getStatus());
      }
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aStoreWhoseMakingHangsStopsNoToken() {
      Map<String, String> settings = Map.of(GLOBAL, "1/PT1M");
      try (Container container = EndpointFixture.start(settings, Hanging.class)) {
        assertEquals(200, post(container, alice()).getStatus());
        assertEquals(429, post(container, alice()).getStatus());
      }
    }

    @AfterEach
    void letItAnswer() {
      Hanging.ANSWER.countDown();
    }
  }

  /** A store that hangs while it is made, and that nobody can interrupt. */
  @Dependent
  static class Hanging extends Shared {
    static final CountDownLatch ANSWER = new CountDownLatch(1);

    Hanging() {
      while (ANSWER.getCount() > 0) {
        try {
          ANSWER.await();
        } catch (InterruptedException ignored) {
          // as a read from a socket does
        }
      }
    }
  }

  /** A store that cannot be made, since what it connects to is away. */
  @Dependent
  static class Unreachable implements RateStore {
    Unreachable() {
      throw new IllegalStateException("the cluster is away");
    }

    @Override
    public Optional<Instant> get(String key) {
      return Optional.empty();
    }

    @Override
    public boolean compareAndSet(String key, Optional<Instant> before, Instant after) {
      return true;
    }
  }

  @Nested
  class AtInjectionPoints {
    private final Map<String, String> settings =
        Container.settings(
            Container.settings(Container.ACCOUNT, Container.VIDEO), Map.of(GLOBAL, "1/PT1M"));

    @Test
    void oneTooManyIsRefusedAndAudited() {
      var alice = FakeRequest.jwt("alice", NOW.plusSeconds(3600));
      try (Container container = Container.startFor(alice, settings, Policies.Listener.class)) {
        container.injectedToken();

        assertEquals(Problem.RATE_EXCEEDED, container.refusal().problem());
        var told = container.get(Policies.Listener.class).refused().get(0);
        assertEquals(Problem.RATE_EXCEEDED, told.problem());
        assertEquals(Optional.of("alice"), told.attempt().caller());
      }
    }

    @Test
    void whoAskedTheApplicationIsToldToWhoHearsOnlyRefusals() {
      var alice = FakeRequest.jwt("alice", NOW.plusSeconds(3600));
      try (Container container =
          Container.startFor(alice, settings, Policies.RefusalListener.class)) {
        TokenIssuer issuer = container.get(TokenIssuer.class);
        TokenRequest request = TokenRequest.of("bob", new VideoGrant("standup"));
        issuer.issue(request);
        assertThrows(TwilioTokenException.class, () -> issuer.issue(request));

        var told = container.get(Policies.RefusalListener.class).refused().get(0);
        assertEquals(Optional.of("alice"), told.attempt().caller());
      }
    }

    @Test
    void whatTheApplicationIssuesHasARateForEachIdentity() {
      try (Container container = Container.startFor(null, settings)) {
        TokenIssuer issuer = container.get(TokenIssuer.class);
        issuer.issue(TokenRequest.of("bob", new VideoGrant("standup")));
        issuer.issue(TokenRequest.of("carol", new VideoGrant("standup")));

        var refused =
            assertThrows(
                TwilioTokenException.class,
                () -> issuer.issue(TokenRequest.of("bob", new VideoGrant("standup"))));

        assertEquals(Problem.RATE_EXCEEDED, refused.problem());
        assertEquals(Map.of("retry_after", 60L), refused.facts());
      }
    }
  }
}
