package io.github.twiliotoken.extension;

import static io.github.twiliotoken.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint's answers, without a server. */
class TokenEndpointTest {
  static final Map<String, String> CALLERS =
      Map.of("mp.jwt.verify.issuer", "https://idp.test", "mp.jwt.verify.audiences", "us");
  private static final Map<String, String> SETTINGS =
      Container.settings(
          Container.settings(Container.ACCOUNT, CALLERS),
          Map.of(
              "twilio.token.profiles", "default,team,watch",
              "twilio.token.profile.default.video.room", "standup",
              "twilio.token.profile.default.roles", "**",
              "twilio.token.profile.team.video.room", "team-{param:room}",
              "twilio.token.profile.team.param.room.pattern", "[a-z]+",
              "twilio.token.profile.team.roles", "agent",
              "twilio.token.profile.watch.video.room", "watch",
              "twilio.token.profile.watch.roles", "guard",
              "twilio.token.profile.hidden.video.room", "hidden"));
  private static final long END = NOW.plusSeconds(3600).getEpochSecond();

  /** An application's own endpoint. */
  @ApplicationScoped
  static class Tokens extends TokenEndpoint {}

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class BrokenIssuer implements TokenIssuer {
    @Override
    public AccessToken issue(TokenRequest request) {
      throw new IllegalStateException("hsm-canary");
    }
  }

  static SentRequest alice(String... groups) {
    return SentRequest.by(
        Map.of(
            "upn",
            "alice",
            "exp",
            END,
            "iss",
            "https://idp.test",
            "aud",
            "us",
            "groups",
            List.of(groups)));
  }

  private static Container start(Map<String, String> more, Class<?>... beans) {
    List<Class<?>> all = new ArrayList<>(Arrays.asList(beans));
    all.add(Tokens.class);
    all.add(Policies.FixedClock.class);
    return Container.start(Container.settings(SETTINGS, more), all.toArray(new Class<?>[0]));
  }

  private static Response post(SentRequest request) {
    return post(Map.of(), request);
  }

  private static Response post(Map<String, String> settings, SentRequest request) {
    try (Container container = start(settings)) {
      return request.to(container.get(Tokens.class)::post);
    }
  }

  static JsonObject json(Response response) {
    String text = new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  static void guarded(Response response) {
    assertEquals("no-store", response.getHeaderString("Cache-Control"));
    assertEquals("no-cache", response.getHeaderString("Pragma"));
    assertEquals("nosniff", response.getHeaderString("X-Content-Type-Options"));
    String vary = String.valueOf(response.getHeaderString("Vary"));
    assertTrue(vary.startsWith("Authorization, Accept"), vary);
  }

  static JsonObject refused(int status, String code, Response response) {
    guarded(response);
    assertEquals(status, response.getStatus(), () -> json(response).toString());
    assertEquals("application/problem+json", String.valueOf(response.getMediaType()));
    JsonObject problem = json(response);
    assertEquals(code, problem.getString("code"));
    assertEquals(status, problem.getInt("status"));
    return problem;
  }

  @Nested
  class Answers {
    @Test
    void withoutABodyTheDefaultProfile() {
      Response response = post(alice());

      guarded(response);
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
    void withAProfileAParameterAndALifetime() {
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
    void saysThatTheLoginHasCutTheLifetime() {
      SentRequest request =
          SentRequest.by(
              Map.of(
                  "upn",
                  "alice",
                  "exp",
                  NOW.plusSeconds(300).getEpochSecond(),
                  "iss",
                  "https://idp.test",
                  "aud",
                  "us"));

      JsonObject answer = json(post(request.json("{\"ttl\":600}")));

      assertEquals(300, answer.getInt("expires_in"));
      assertEquals(
          "{\"requested\":600,\"effective\":300,\"limited_by\":\"caller-session\"}",
          answer.getJsonObject("lifetime").toString());
    }

    @Test
    void withTheBareTokenWhereTextIsPreferred() {
      Response response = post(alice().with("Accept", "text/plain, application/json;q=0.5"));

      guarded(response);
      assertEquals("text/plain;charset=UTF-8", String.valueOf(response.getMediaType()));
      String jwt = new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
      assertTrue(jwt.matches("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]{43}"), jwt);
    }

    @Test
    void takesARoleThatOnlyTheContainerKnows() {
      SentRequest request = alice().inRole("guard").json("{\"profile\":\"watch\"}");

      assertEquals(200, post(request).getStatus());
    }
  }

  @Nested
  class Refuses {
    @Test
    void aRequestWithoutABearer() {
      Response response = post(new SentRequest());

      refused(401, "TWT-052", response);
      assertEquals("Bearer", response.getHeaderString("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic a.b.c", "Bearer", "a.b.c"})
    void anotherScheme(String header) {
      refused(
          401,
          "TWT-052",
          post(new SentRequest().verifiedAs(() -> "x").with("Authorization", header)));
    }

    @Test
    void twoBearers() {
      refused(401, "TWT-052", post(alice().with("Authorization", "Bearer a.b.c")));
    }

    @Test
    void aBearerThatTheServerHasNotVerified() {
      for (SentRequest request :
          List.of(alice().verifiedAs(null), alice().verifiedAs(() -> "alice"))) {
        Response response = post(request);
        refused(401, "TWT-053", response);
        assertEquals(
            "Bearer error=\"invalid_token\", error_description=\"Bearer refused\"",
            response.getHeaderString("WWW-Authenticate"));
      }
    }

    @Test
    void aProfileThatIsNotServedInTheSameWords() {
      for (String profile : List.of("hidden", "nothing")) {
        JsonObject problem =
            refused(400, "TWT-051", post(alice().json("{\"profile\":\"" + profile + "\"}")));
        assertTrue(
            problem.getString("detail").startsWith("The profile '" + profile + "' is not served."),
            problem.toString());
      }
    }

    @Test
    void aMissingRole() {
      refused(403, "TWT-054", post(alice("agent").json("{\"profile\":\"watch\"}")));
    }

    @Test
    void somebodyElsesIdentity() {
      refused(403, "TWT-055", post(alice().json("{\"identity\":\"bob\"}")));
      assertEquals(200, post(alice().json("{\"identity\":\"alice\"}")).getStatus());
    }

    @Test
    void aLifetimeOutOfBoundsAndSaysThem() {
      JsonObject problem = refused(400, "TWT-002", post(alice().json("{\"ttl\":3601}")));

      assertEquals(60, problem.getInt("min"));
      assertEquals(3600, problem.getInt("max"));
      assertEquals("policy", problem.getString("limited_by"));
    }

    @Test
    void aFaultWithoutItsWords() {
      try (Container container = start(Map.of(), BrokenIssuer.class)) {
        Response response = alice().to(container.get(Tokens.class)::post);

        JsonObject problem = refused(500, "TWT-065", response);
        assertFalse(problem.toString().contains("canary"), problem.toString());
      }
    }

    @Test
    void everythingWhereDeploymentHasNotSeenIt() {
      Response response = new Tokens().post(alice().servlet(), InputStream.nullInputStream());

      refused(503, "TWT-063", response);
      refused(503, "TWT-063", new Tokens().get(alice().servlet()));
      refused(503, "TWT-063", new Tokens().put(alice().servlet()));
      refused(503, "TWT-063", new Tokens().options(alice().servlet()));
    }
  }

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
    void isRefusedWhereItIsMalformed(String body) {
      refused(400, "TWT-050", post(alice().json(body)));
    }

    @Test
    void isRefusedWhereItIsNoUtf8() {
      refused(400, "TWT-050", post(alice().json("{\"profile\":\"\u00ff\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json;charset=latin1", "application/jsonp"})
    void isRefusedInAnotherType(String type) {
      refused(415, "TWT-059", post(alice().body(type, "{}")));
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
      SentRequest request = alice().body("application/json", "{}");
      assertEquals(200, post(request).getStatus());
      refused(415, "TWT-059", post(alice().announcing(2).untyped("{}")));
    }

    @Test
    void isRefusedOverItsLimit() {
      String largest = "{\"profile\":\"default\"" + " ".repeat(8192 - 21) + "}";
      assertEquals(8192, largest.length());
      assertEquals(200, post(alice().json(largest)).getStatus());
      assertEquals(200, post(alice().announcing(8192).json(largest)).getStatus());
      refused(413, "TWT-058", post(alice().json(largest + " ")));
      refused(413, "TWT-058", post(alice().announcing(8193).json("{}")));
    }
  }

  @Nested
  class Methods {
    @Test
    void othersAreRefused() {
      try (Container container = start(Map.of())) {
        Tokens tokens = container.get(Tokens.class);
        for (Response response :
            List.of(
                tokens.get(alice().method("GET").servlet()),
                tokens.head(alice().method("HEAD").servlet()),
                tokens.put(alice().method("PUT").servlet()),
                tokens.patch(alice().method("PATCH").servlet()),
                tokens.delete(alice().method("DELETE").servlet()))) {
          JsonObject problem = refused(405, "TWT-056", response);
          assertEquals("POST, OPTIONS", response.getHeaderString("Allow"));
          assertTrue(problem.getString("detail").contains(" is not served here"));
        }
        refused(401, "TWT-052", tokens.put(new SentRequest().servlet()));
      }
    }

    @Test
    void optionsAsksForNoBearer() {
      try (Container container = start(Map.of())) {
        Response response = container.get(Tokens.class).options(new SentRequest().servlet());

        guarded(response);
        assertEquals(204, response.getStatus());
        assertEquals("POST, OPTIONS", response.getHeaderString("Allow"));
        assertNull(response.getHeaderString("Access-Control-Allow-Methods"));
      }
    }

    @Test
    void getIsServedWhereTheOperatorAllowsIt() {
      try (Container container = start(Map.of("twilio.token.endpoint.get", "true"))) {
        Tokens tokens = container.get(Tokens.class);

        JsonObject answer = json(tokens.get(alice().query("identity", "alice").servlet()));
        assertEquals("default", answer.getString("profile"));
        assertEquals("{\"effective\":900}", answer.getJsonObject("lifetime").toString());

        refused(403, "TWT-055", tokens.get(alice().query("identity", "bob").servlet()));
        refused(400, "TWT-050", tokens.get(alice().query("identity", "alice", "bob").servlet()));
        refused(400, "TWT-050", tokens.get(alice().query("ttl", "60").servlet()));
        assertEquals(
            "GET, POST, OPTIONS",
            tokens.options(new SentRequest().servlet()).getHeaderString("Allow"));
        assertEquals("GET, POST, OPTIONS", tokens.put(alice().servlet()).getHeaderString("Allow"));
      }
    }
  }

  @Nested
  class Origins {
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

  @Test
  void tokensAreSignedForTheCaller() {
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
