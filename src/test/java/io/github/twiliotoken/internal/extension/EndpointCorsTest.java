package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertRefused;
import static io.github.twiliotoken.internal.extension.EndpointFixture.post;
import static io.github.twiliotoken.internal.extension.EndpointFixture.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.twiliotoken.internal.endpoint.StubRequest;
import io.github.twiliotoken.internal.extension.EndpointFixture.Tokens;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages may call the endpoint (CORS), without a server. */
class EndpointCorsTest {
  private static final Map<String, String> ALLOWED =
      Map.of("twilio.token.endpoint.origins", "https://app.test");

  @Test
  void anAllowedPageMayReadTheToken() {
    Response response = post(ALLOWED, alice().with("Origin", "https://app.test"));

    assertEquals(200, response.getStatus());
    assertEquals("https://app.test", response.getHeaderString("Access-Control-Allow-Origin"));
    assertEquals("Authorization, Accept, Origin", response.getHeaderString("Vary"));
  }

  @Test
  void anAllowedPageMayReadARefusal() {
    Response response = post(ALLOWED, new StubRequest().with("Origin", "https://app.test"));

    assertRefused(401, "TWT-052", response);
    assertEquals("https://app.test", response.getHeaderString("Access-Control-Allow-Origin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.test", "null", "http://app.test"})
  void otherPagesAreRefused(String origin) {
    Response response = post(ALLOWED, alice().with("Origin", origin).with("Host", "us.test"));

    assertRefused(403, "TWT-071", response);
    assertNull(response.getHeaderString("Access-Control-Allow-Origin"));
  }

  @Test
  void pagesOfTheSameOriginMayAsk() {
    StubRequest https = alice().with("Host", "us.test").with("Origin", "https://us.test");
    assertEquals(200, post(https).getStatus());

    StubRequest http = alice().with("Host", "us.test").with("Origin", "http://us.test");
    assertEquals(200, post(http).getStatus());

    StubRequest marked =
        alice().with("Sec-Fetch-Site", "same-origin").with("Origin", "https://us.test");

    assertEquals(200, post(marked).getStatus());
    assertRefused(403, "TWT-071", post(alice().with("Origin", "https://us.test")));
  }

  @Test
  void anUnencryptedPageIsAnotherOrigin() {
    StubRequest mixed = alice().https().with("Host", "us.test").with("Origin", "http://us.test");

    assertRefused(403, "TWT-071", post(mixed));
  }

  @Test
  void onlyAnAllowedPageGetsAPreflight() {
    try (Container container = start(ALLOWED)) {
      Tokens tokens = container.get(Tokens.class);

      Response allowed = new StubRequest().with("Origin", "https://app.test").to(tokens::options);
      Response other = new StubRequest().with("Origin", "https://evil.test").to(tokens::options);

      assertEquals("POST", allowed.getHeaderString("Access-Control-Allow-Methods"));
      assertEquals(
          "Authorization, Content-Type", allowed.getHeaderString("Access-Control-Allow-Headers"));
      assertEquals("600", allowed.getHeaderString("Access-Control-Max-Age"));
      assertNull(other.getHeaderString("Access-Control-Allow-Methods"));
    }
  }
}
