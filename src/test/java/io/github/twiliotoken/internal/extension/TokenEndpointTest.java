package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertCommonHeaders;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertRefused;
import static io.github.twiliotoken.internal.extension.EndpointFixture.json;
import static io.github.twiliotoken.internal.extension.EndpointFixture.post;
import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.endpoint.StubRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the token endpoint answers, without a server. */
class TokenEndpointTest {
  private static Principal bob(String rawToken) {
    return FakeRequest.jwt(
        Map.of(
            "raw_token", rawToken,
            "upn", "bob",
            "exp", NOW.plusSeconds(3600).getEpochSecond(),
            "iss", "https://idp.test",
            "aud", "us"));
  }

  @Nested
  class Issues {
    @Test
    void theDefaultProfileWithoutABody() {
      Response response = post(alice());

      assertCommonHeaders(response);
      assertEquals(200, response.getStatus());
      assertEquals("application/json", String.valueOf(response.getMediaType()));

      JsonObject answer = json(response);

      assertEquals(
          Set.of("token", "identity", "profile", "expires_in", "expires_at", "grants", "lifetime"),
          answer.keySet());
      assertEquals("alice", answer.getString("identity"));
      assertEquals("default", answer.getString("profile"));
      assertEquals(900, answer.getInt("expires_in"));
      assertEquals("2026-11-24T10:15:00Z", answer.getString("expires_at"));
      assertEquals("[\"video\"]", answer.getJsonArray("grants").toString());
      assertEquals("{\"effective\":900}", answer.getJsonObject("lifetime").toString());
      assertEquals(3, answer.getString("token").split("\\.", -1).length);
    }

    @Test
    void theProfileAndLifetimeAskedFor() {
      JsonObject answer =
          json(
              post(
                  alice("agent")
                      .json("{\"profile\":\"team\",\"ttl\":600,\"params\":{\"room\":\"red\"}}")));

      assertEquals("team", answer.getString("profile"));
      assertEquals(
          "{\"requested\":600,\"effective\":600}", answer.getJsonObject("lifetime").toString());
    }

    @Test
    void tellsRegionAndEdgeOutsideUs1() {
      Map<String, String> ireland =
          Map.of(
              "twilio.accounts.eu.account.sid", "AC" + "e".repeat(32),
              "twilio.accounts.eu.api.key", "SK" + "e".repeat(32),
              "twilio.accounts.eu.api.secret", "e".repeat(32),
              "twilio.accounts.eu.region", "ie1",
              "twilio.accounts.eu.edge", "dublin",
              "twilio.token.profile.call.account", "eu",
              "twilio.token.profile.call.roles", "**",
              "twilio.token.profile.call.voice.incoming.allow", "true",
              "twilio.token.profiles", "call");

      JsonObject answer = json(post(ireland, alice().json("{\"profile\":\"call\"}")));

      assertEquals("ie1", answer.getString("region"));
      assertEquals("dublin", answer.getString("edge"));
    }

    @Test
    void aTokenThatEndsWithTheLogin() {
      JsonObject answer = json(post(alice(NOW.plusSeconds(300)).json("{\"ttl\":600}")));

      assertEquals(300, answer.getInt("expires_in"));
      assertEquals(
          "{\"requested\":600,\"effective\":300,\"limited_by\":\"caller-session\"}",
          answer.getJsonObject("lifetime").toString());
    }

    @Test
    void theBareTokenIfTextIsPreferred() {
      Response response = post(alice().with("Accept", "text/plain, application/json;q=0.5"));

      assertCommonHeaders(response);
      assertEquals("text/plain;charset=UTF-8", String.valueOf(response.getMediaType()));

      String jwt = new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
      assertTrue(jwt.matches("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]{43}"), jwt);
    }

    /** A filter of the application may say so in the security context. */
    @Test
    void toWhomTheSecurityContextNamesForThisVeryBearer() {
      Response response = post(alice().verifiedAs(bob("a.b.c")));

      assertEquals("bob", json(response).getString("identity"));
    }

    @Test
    void toARoleThatOnlyTheContainerKnows() {
      StubRequest request = alice().inRole("guard").json("{\"profile\":\"watch\"}");

      assertEquals(200, post(request).getStatus());
    }
  }

  @Nested
  class Refuses {
    @Test
    void aRequestWithoutABearer() {
      Response response = post(new StubRequest());

      assertRefused(401, "TWT-052", response);
      assertEquals("Bearer", response.getHeaderString("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic a.b.c", "Bearer", "a.b.c"})
    void anotherScheme(String header) {
      assertRefused(
          401,
          "TWT-052",
          post(new StubRequest().verifiedAs(() -> "x").with("Authorization", header)));
    }

    @Test
    void twoBearers() {
      assertRefused(401, "TWT-052", post(alice().with("Authorization", "Bearer a.b.c")));
    }

    @Test
    void aBearerThatTheServerHasNotVerified() {
      for (StubRequest request :
          List.of(alice().verifiedAs(null), alice().verifiedAs(() -> "alice"))) {
        Response response = post(request);

        assertRefused(401, "TWT-053", response);
        assertEquals(
            "Bearer error=\"invalid_token\", error_description=\"Bearer refused\"",
            response.getHeaderString("WWW-Authenticate"));
      }
    }

    @Test
    void theJwtOfAnotherBearer() {
      for (String other : List.of("a.b.d", "a.b.c.d", "a.b", "")) {
        assertRefused(401, "TWT-053", post(alice().verifiedAs(bob(other))));
      }
    }

    @Test
    void hiddenAndUnknownProfilesAlike() {
      for (String profile : List.of("hidden", "nothing")) {
        JsonObject problem =
            assertRefused(400, "TWT-051", post(alice().json("{\"profile\":\"" + profile + "\"}")));

        assertTrue(
            problem.getString("detail").startsWith("The profile '" + profile + "' is not served."),
            problem.toString());
      }
    }

    @Test
    void aMissingRole() {
      assertRefused(403, "TWT-054", post(alice("agent").json("{\"profile\":\"watch\"}")));
    }

    @Test
    void unknownAndMissingParameters() {
      assertRefused(400, "TWT-062", post(alice().json("{\"params\":{\"room\":\"red\"}}")));
      assertRefused(400, "TWT-067", post(alice("agent").json("{\"profile\":\"team\"}")));
    }

    @Test
    void aCallerWithoutTheNeededClaim() {
      assertRefused(
          403,
          "TWT-061",
          post(Map.of("twilio.token.profile.default.claim.acr.pattern", "gold"), alice()));
      assertRefused(
          403,
          "TWT-066",
          post(Map.of("twilio.token.profile.default.claim.upn.pattern", "bob"), alice()));
    }

    @Test
    void somebodyElsesIdentity() {
      assertRefused(403, "TWT-055", post(alice().json("{\"identity\":\"bob\"}")));
      assertEquals(200, post(alice().json("{\"identity\":\"alice\"}")).getStatus());
    }

    @Test
    void aLifetimeOutOfBounds() {
      JsonObject problem = assertRefused(400, "TWT-002", post(alice().json("{\"ttl\":3601}")));

      assertEquals(60, problem.getInt("min"));
      assertEquals(3600, problem.getInt("max"));
      assertEquals("policy", problem.getString("limited_by"));
    }
  }

  @Test
  void theTokenHasIdentityAndGrants() {
    String payload = json(post(alice())).getString("token").split("\\.", -1)[1];
    JsonObject claims;
    try (var reader =
        Json.createReader(
            new StringReader(
                new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8)))) {
      claims = reader.readObject();
    }

    JsonObject grants = claims.getJsonObject("grants");

    assertEquals("{\"identity\":\"alice\",\"video\":{\"room\":\"standup\"}}", grants.toString());
  }
}
