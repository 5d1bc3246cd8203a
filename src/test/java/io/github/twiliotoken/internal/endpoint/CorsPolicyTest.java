package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.Refusals;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.problem.Problem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages may call the endpoint where the operator allows no other origin. */
class CorsPolicyTest {
  private static final String HOST = "phones.example.com:8443";

  private final CorsPolicy cors = new CorsPolicy(new DeploymentState());

  private static StubRequest ofHost(String host) {
    return new StubRequest().with("Host", host);
  }

  private void allows(StubRequest request) {
    cors.requireAllowed(request.toRequest());
  }

  private void refuses(StubRequest request) {
    Refusals.refuses(Problem.ORIGIN_REFUSED, () -> cors.requireAllowed(request.toRequest()));
  }

  @Nested
  class Allows {
    @Test
    void aClientThatIsNoBrowser() {
      allows(ofHost(HOST));
      allows(ofHost(HOST).https());
    }

    @Test
    void aPageOfTheSameHost() {
      allows(ofHost(HOST).with("Origin", "https://" + HOST));
      allows(ofHost(HOST).with("Origin", "https://" + HOST).https());
    }

    @Test
    void aPageThatTheBrowserCallsItsOwn() {
      allows(
          ofHost(HOST)
              .with("Origin", "https://behind.a.proxy.test")
              .with("Sec-Fetch-Site", "same-origin"));
    }
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(
        strings = {"null", "https://phones.example.com", "https://" + HOST + ".evil.test", ""})
    void aPageOfAnotherHost(String origin) {
      refuses(ofHost(HOST).with("Origin", origin));
    }

    @Test
    void anyPageIfTheRequestNamesNoHost() {
      refuses(new StubRequest().with("Origin", "https://" + HOST));
    }

    @Test
    void anUnencryptedPageIfTheRequestIsEncrypted() {
      allows(ofHost(HOST).with("Origin", "http://" + HOST));
      refuses(ofHost(HOST).with("Origin", "http://" + HOST).https());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void aPageThatTheBrowserCallsForeign(String site) {
      refuses(
          ofHost(HOST).with("Origin", "https://behind.a.proxy.test").with("Sec-Fetch-Site", site));
    }
  }
}
