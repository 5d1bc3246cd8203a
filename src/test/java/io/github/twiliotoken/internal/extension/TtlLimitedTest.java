package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.jwt.FixedTokenIssuer;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds that an application sets on its own methods. */
class TtlLimitedTest {
  private static final Map<String, String> SETTINGS =
      Container.settings(Container.ACCOUNT, Container.VIDEO);
  private static final TokenRequest BOB = TokenRequest.of("bob", new VideoGrant("standup"));

  @ApplicationScoped
  static class Limited {
    @Inject @TwilioToken Provider<AccessToken> tokens;
    @Inject TokenIssuer issuer;

    @TtlLimited(max = "PT2M")
    AccessToken ofTheIssuer() {
      return issuer.issue(BOB);
    }

    @TtlLimited(max = "PT2M")
    AccessToken ofTheCaller() {
      return tokens.get();
    }

    @TtlLimited(min = "PT30M")
    AccessToken longer(TokenRequest request) {
      return issuer.issue(request);
    }

    @TtlLimited(max = "PT2M")
    TtlRange rangeOf(TokenRequest request) {
      return request.range();
    }

    @TtlLimited(max = "PT15M")
    AccessToken keptAtTheBound() {
      return new FixedTokenIssuer().issue(BOB);
    }

    @TtlLimited(max = "PT14M59S")
    AccessToken keptOneSecondOver() {
      return new FixedTokenIssuer().issue(BOB);
    }
  }

  /** One method, in two classes. */
  static class Handing {
    public TtlRange rangeOf(TokenRequest request) {
      return request.range();
    }
  }

  @ApplicationScoped
  @TtlLimited(max = "PT3M")
  static class Brief extends Handing {}

  @ApplicationScoped
  @TtlLimited(max = "PT2M")
  static class Briefer extends Handing {}

  private static Container start(Class<?>... beans) {
    Class<?>[] all = Arrays.copyOf(beans, beans.length + 1);
    all[beans.length] = Limited.class;
    return Container.startFor(FakeRequest.jwt("alice", NOW.plusSeconds(3600)), SETTINGS, all);
  }

  @Nested
  class EntersTheDecision {
    @Test
    void ofATokenThatTheMethodAsksFor() {
      try (Container container = start()) {
        assertEquals(NOW.plusSeconds(120), container.get(Limited.class).ofTheIssuer().expiresAt());
      }
    }

    @Test
    void ofATokenThatIsInjectedWhileItRuns() {
      try (Container container = start()) {
        assertEquals(NOW.plusSeconds(120), container.get(Limited.class).ofTheCaller().expiresAt());
      }
    }

    @Test
    void andOfNoTokenAfterIt() {
      try (Container container = start()) {
        container.get(Limited.class).ofTheCaller();

        assertEquals(NOW.plusSeconds(900), container.injectedToken().expiresAt());
      }
    }

    @Test
    void ofTheRequestThatTheMethodIsGiven() {
      try (Container container = start()) {
        assertEquals(
            new TtlRange(Ttl.SHORTEST, Ttl.parse("PT2M")),
            container.get(Limited.class).rangeOf(BOB));
      }
    }

    @Test
    void ofAMethodByTheClassItIsCalledOn() {
      try (Container container = start(Brief.class, Briefer.class)) {
        assertEquals(Ttl.parse("PT3M"), container.get(Brief.class).rangeOf(BOB).max());
        assertEquals(Ttl.parse("PT2M"), container.get(Briefer.class).rangeOf(BOB).max());
      }
    }

    @Test
    void andNeverStretchesIt() {
      try (Container container = start()) {
        Limited limited = container.get(Limited.class);

        refuses(Problem.TTL_DEFAULT_OUT_OF_BOUNDS, () -> limited.longer(BOB));
        assertEquals(
            NOW.plusSeconds(1800), limited.longer(BOB.withTtl(Duration.ofMinutes(30))).expiresAt());
      }
    }
  }

  @Nested
  class OverAnotherIssuer {
    @Test
    void aReturnedTokenMayReachTheBoundAndNotPassIt() {
      try (Container container = start()) {
        Limited limited = container.get(Limited.class);

        assertEquals("bob", limited.keptAtTheBound().identity().value());
        refuses(Problem.TTL_OUT_OF_BOUNDS, limited::keptOneSecondOver);
      }
    }

    @Test
    void theOneInOurPlaceKeepsToTheBounds() {
      try (Container container = start(InjectedTokenTest.TestIssuer.class)) {
        Limited limited = container.get(Limited.class);

        assertEquals(FixedTokenIssuer.NOW.plusSeconds(120), limited.ofTheIssuer().expiresAt());
        assertEquals(FixedTokenIssuer.NOW.plusSeconds(120), limited.ofTheCaller().expiresAt());
        assertEquals(limited.ofTheIssuer(), limited.ofTheIssuer());
        refuses(Problem.TTL_DEFAULT_OUT_OF_BOUNDS, () -> limited.longer(BOB));
      }
    }
  }

  @ApplicationScoped
  static class OnAMethodWithoutTokens {
    @TtlLimited(max = "PT5M")
    String name() {
      return "";
    }
  }

  @ApplicationScoped
  static class OnAPrivateMethod {
    @TtlLimited(max = "PT5M")
    @SuppressWarnings("UnusedMethod")
    private AccessToken token() {
      throw new UnsupportedOperationException();
    }
  }

  @TtlLimited(max = "PT5M")
  @ApplicationScoped
  static class OnAClassWithoutTokens {
    String name() {
      return "";
    }
  }

  @ApplicationScoped
  static class OverADay {
    @TtlLimited(max = "PT25H")
    AccessToken token() {
      throw new UnsupportedOperationException();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OnAMethodWithoutTokens, TWT-015:, .name: ",
    "OnAPrivateMethod,        TWT-015:, .token: ",
    "OnAClassWithoutTokens,   TWT-015:, ': '",
    "OverADay,                TWT-001:, .token: PT25H"
  })
  void doesNotDeployWhereItLimitsNothing(String bean, String code, String member)
      throws ClassNotFoundException {
    Class<?> type = Class.forName(TtlLimitedTest.class.getName() + "$" + bean);

    String failed = Container.failure(() -> Container.start(Container.ACCOUNT, type));

    assertTrue(failed.startsWith(code + " " + type.getName() + member), failed);
  }
}
