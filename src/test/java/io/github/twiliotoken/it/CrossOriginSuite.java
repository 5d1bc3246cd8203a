package io.github.twiliotoken.it;

import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

/** Tests the endpoint where pages of other sites and {@code GET} are allowed. */
abstract class CrossOriginSuite extends HttpSuite {
  static final List<String> LISTED = List.of("https://app.example.com", "http://localhost:3000");
  static final String APP = LISTED.get(0);

  String caller;

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged(),
        Wars.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        Wars.PROFILE_SETTINGS,
        "twilio.token.endpoint.get=true",
        "twilio.token.endpoint.origins=" + String.join(",", LISTED));
  }

  @BeforeEach
  void callers() {
    caller = CallerJwt.of("alice");
  }
}
