package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.EndpointFixture.post;
import static io.github.twiliotoken.internal.extension.EndpointFixture.refused;
import static io.github.twiliotoken.internal.extension.EndpointFixture.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.twiliotoken.internal.extension.EndpointFixture.Tokens;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sites' pages may ask the endpoint, without a server. */
class EndpointOriginTest {
  private static final Map<String, String> LISTED =
      Map.of("twilio.token.endpoint.origins", "https://app.test");

  @Test
  void listedOnesMayReadTheAnswer() {
    Response response = post(LISTED, alice().with("Origin", "https://app.test"));

    assertEquals(200, response.getStatus());
    assertEquals("https://app.test", response.getHeaderString("Access-Control-Allow-Origin"));
    assertEquals("Authorization, Accept, Origin", response.getHeaderString("Vary"));
  }

  @Test
  void listedOnesMayReadARefusal() {
    Response response = post(LISTED, new SentRequest().with("Origin", "https://app.test"));

    refused(401, "TWT-052", response);
    assertEquals("https://app.test", response.getHeaderString("Access-Control-Allow-Origin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.test", "null", "http://app.test"})
  void othersAreRefused(String origin) {
    Response response = post(LISTED, alice().with("Origin", origin).with("Host", "us.test"));

    refused(403, "TWT-071", response);
    assertNull(response.getHeaderString("Access-Control-Allow-Origin"));
  }

  @Test
  void ownPagesMayAsk() {
    SentRequest https = alice().with("Host", "us.test").with("Origin", "https://us.test");
    assertEquals(200, post(https).getStatus());
    SentRequest http = alice().with("Host", "us.test").with("Origin", "http://us.test");
    assertEquals(200, post(http).getStatus());
    SentRequest marked =
        alice().with("Sec-Fetch-Site", "same-origin").with("Origin", "https://us.test");
    assertEquals(200, post(marked).getStatus());
    refused(403, "TWT-071", post(alice().with("Origin", "https://us.test")));
  }

  @Test
  void aPageWithoutTlsIsNotOursWhereTheRequestHasIt() {
    SentRequest mixed = alice().https().with("Host", "us.test").with("Origin", "http://us.test");

    refused(403, "TWT-071", post(mixed));
  }

  @Test
  void aPreflightOfAListedPageIsAnswered() {
    try (Container container = start(LISTED)) {
      Tokens tokens = container.get(Tokens.class);
      Response listed =
          tokens.options(new SentRequest().with("Origin", "https://app.test").servlet());
      assertEquals("POST", listed.getHeaderString("Access-Control-Allow-Methods"));
      assertEquals(
          "Authorization, Content-Type", listed.getHeaderString("Access-Control-Allow-Headers"));
      assertEquals("600", listed.getHeaderString("Access-Control-Max-Age"));
      Response other =
          tokens.options(new SentRequest().with("Origin", "https://evil.test").servlet());
      assertNull(other.getHeaderString("Access-Control-Allow-Methods"));
    }
  }
}
