package io.github.twiliotoken.quarkus.alone;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TwilioAccount;
import io.github.twiliotoken.TwilioToken;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Wrong settings fail the start, all at once. */
class SettingsTest {
  @RegisterExtension
  static final QuarkusUnitTest APP =
      Apps.of(
              Map.of(
                  "twilio.account.sid", "canary0account",
                  "twilio.api.key", "SK" + "b".repeat(32),
                  "twilio.api.secret", "canary0secret",
                  "twilio.token.ttl.mx", "PT1H",
                  "twilio.token.audit", "required"),
              Desk.class)
          .assertException(
              failure ->
                  Apps.assertProblems(
                      failure, "TWT-010", "TWT-020", "TWT-020", "TWT-020", "TWT-021", "TWT-024",
                      "TWT-035", "TWT-040"));

  @ApplicationScoped
  static class Desk {
    @Inject
    @TwilioToken("softphone")
    Provider<AccessToken> tokens;

    @Inject
    @TwilioAccount("eu")
    TokenIssuer europe;
  }

  @Test
  void doesNotStart() {
    fail("the application was started");
  }
}
