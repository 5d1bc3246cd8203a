package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertCommonHeaders;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertRefused;
import static io.github.twiliotoken.internal.extension.EndpointFixture.json;
import static io.github.twiliotoken.internal.extension.EndpointFixture.post;
import static io.github.twiliotoken.internal.extension.EndpointFixture.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.endpoint.StubRequest;
import io.github.twiliotoken.internal.extension.EndpointFixture.Tokens;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies and methods the endpoint takes, without a server. */
class EndpointRequestTest {
  @Nested
  class Body {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{",
          "[]",
          "{\"room\":\"x\"}",
          "{\"profile\":1}",
          "{\"identity\":[]}",
          "{\"ttl\":\"900\"}",
          "{\"ttl\":900.5}",
          "{\"ttl\":0}",
          "{\"ttl\":1000000000}",
          "{\"params\":[]}",
          "{\"params\":{\"room\":1}}",
          "{\"ttl\":60,\"ttl\":60}"
        })
    void isRefusedIfMalformed(String body) {
      assertRefused(400, "TWT-050", post(alice().json(body)));
    }

    @Test
    void isRefusedIfNotUtf8() {
      assertRefused(400, "TWT-050", post(alice().json("{\"profile\":\"\u00ff\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json;charset=latin1", "application/jsonp"})
    void isRefusedInAnotherType(String type) {
      assertRefused(415, "TWT-059", post(alice().body(type, "{}")));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/json",
          "Application/JSON; charset=UTF-8",
          "application/json;charset=\"utf-8\"",
          "application/json ; charset=utf-8 ;"
        })
    void isTakenAsJson(String type) {
      assertEquals(200, post(alice().body(type, "{}")).getStatus());
    }

    @Test
    void isRefusedWithoutAType() {
      assertEquals(200, post(alice().body("application/json", "{}")).getStatus());
      assertRefused(415, "TWT-059", post(alice().contentLength(2).body(null, "{}")));
    }

    @Test
    void isRefusedOverItsLimit() {
      String largest = "{\"profile\":\"default\"" + " ".repeat(8192 - 21) + "}";

      assertEquals(8192, largest.length());

      assertEquals(200, post(alice().json(largest)).getStatus());
      assertEquals(200, post(alice().contentLength(8192).json(largest)).getStatus());
      assertRefused(413, "TWT-058", post(alice().json(largest + " ")));
      assertRefused(413, "TWT-058", post(alice().contentLength(8193).json("{}")));
    }
  }

  @Nested
  class Methods {
    @Test
    void exceptPostAreRefused() {
      try (Container container = start(Map.of())) {
        Tokens tokens = container.get(Tokens.class);

        for (Response response :
            List.of(
                alice().toGet(tokens::get),
                alice().to(tokens::head),
                alice().to(tokens::put),
                alice().to(tokens::patch),
                alice().to(tokens::delete))) {
          JsonObject problem = assertRefused(405, "TWT-056", response);
          assertEquals("POST, OPTIONS", response.getHeaderString("Allow"));
          assertTrue(problem.getString("detail").contains(" is not served here"));
        }
        assertRefused(401, "TWT-052", new StubRequest().to(tokens::put));
      }
    }

    @Test
    void includeOptionsWithoutABearer() {
      try (Container container = start(Map.of())) {
        Response response = new StubRequest().to(container.get(Tokens.class)::options);

        assertCommonHeaders(response);
        assertEquals(204, response.getStatus());
        assertEquals("POST, OPTIONS", response.getHeaderString("Allow"));
        assertNull(response.getHeaderString("Access-Control-Allow-Methods"));
      }
    }

    @Test
    void includeGetIfTheOperatorAllowsIt() {
      try (Container container = start(Map.of("twilio.token.endpoint.get", "true"))) {
        Tokens tokens = container.get(Tokens.class);

        JsonObject answer = json(alice().query("identity", "alice").toGet(tokens::get));

        assertEquals("default", answer.getString("profile"));
        assertEquals("{\"effective\":900}", answer.getJsonObject("lifetime").toString());

        assertRefused(403, "TWT-055", alice().query("identity", "bob").toGet(tokens::get));
        assertRefused(400, "TWT-050", alice().query("identity", "alice", "bob").toGet(tokens::get));
        assertRefused(400, "TWT-050", alice().query("ttl", "60").toGet(tokens::get));
        assertEquals(
            "GET, POST, OPTIONS", new StubRequest().to(tokens::options).getHeaderString("Allow"));
        assertEquals("GET, POST, OPTIONS", alice().to(tokens::put).getHeaderString("Allow"));
      }
    }
  }
}
