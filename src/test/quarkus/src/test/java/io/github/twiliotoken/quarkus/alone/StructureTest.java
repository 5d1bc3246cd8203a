package io.github.twiliotoken.quarkus.alone;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.TwilioToken;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is wrong with an application fails its build, all at once and without a setting. */
class StructureTest {
  @RegisterExtension
  static final QuarkusUnitTest APP =
      Apps.of(Map.of(), Kept.class, Fine.class, PerRequest.class, Limited.class, TwoClocks.class)
          .assertException(
              failure ->
                  Apps.assertProblems(
                      failure, "TWT-012", "TWT-001", "TWT-015", "TWT-015", "TWT-016"));

  @ApplicationScoped
  static class Kept {
    @Inject @TwilioToken AccessToken token;
  }

  @ApplicationScoped
  static class Fine {
    @Inject @TwilioToken Provider<AccessToken> tokens;
    @Inject @TwilioToken Instance<String> jwts;

    @TtlLimited(max = "PT5M")
    AccessToken token() {
      return tokens.get();
    }
  }

  @RequestScoped
  static class PerRequest {
    @Inject @TwilioToken AccessToken token;
    @Inject @TwilioToken String jwt;
  }

  @ApplicationScoped
  static class Limited {
    @TtlLimited(max = "PT25H")
    String name() {
      return "";
    }

    @TtlLimited(max = "PT5M")
    static AccessToken token() {
      throw new IllegalStateException();
    }
  }

  @ApplicationScoped
  static class TwoClocks {
    @Produces
    Clock one() {
      return Clock.systemUTC();
    }

    @Produces
    Clock other() {
      return Clock.systemUTC();
    }
  }

  @Test
  void isNotBuilt() {
    fail("the application was built");
  }
}
