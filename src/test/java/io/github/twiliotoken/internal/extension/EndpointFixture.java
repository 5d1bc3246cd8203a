package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.endpoint.StubRequest;
import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An application with a token endpoint and four profiles, and requests to it. */
final class EndpointFixture {
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

  /** An application's own endpoint. */
  @ApplicationScoped
  static class Tokens extends TokenEndpoint {}

  /** Returns a request of alice, whose login has these groups and ends in an hour. */
  static StubRequest alice(String... groups) {
    return alice(NOW.plusSeconds(3600), groups);
  }

  static StubRequest alice(Instant sessionEnd, String... groups) {
    return new StubRequest()
        .with("Authorization", "Bearer a.b.c")
        .verifiedAs(
            FakeRequest.jwt(
                Map.of(
                    "raw_token", "a.b.c",
                    "upn", "alice",
                    "exp", sessionEnd.getEpochSecond(),
                    "iss", "https://idp.test",
                    "aud", "us",
                    "groups", List.of(groups))));
  }

  static Container start(Map<String, String> more, Class<?>... beans) {
    List<Class<?>> all = new ArrayList<>(Arrays.asList(beans));
    all.add(Tokens.class);
    all.add(Policies.FixedClock.class);
    return Container.start(Container.settings(SETTINGS, more), all.toArray(new Class<?>[0]));
  }

  static Response post(StubRequest request) {
    return post(Map.of(), request);
  }

  static Response post(Map<String, String> settings, StubRequest request) {
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

  static void assertCommonHeaders(Response response) {
    assertEquals("no-store", response.getHeaderString("Cache-Control"));
    assertEquals("no-cache", response.getHeaderString("Pragma"));
    assertEquals("nosniff", response.getHeaderString("X-Content-Type-Options"));
    String vary = String.valueOf(response.getHeaderString("Vary"));
    assertTrue(vary.startsWith("Authorization, Accept"), vary);
  }

  /** Asserts problem details with this status and code, and returns them. */
  static JsonObject assertRefused(int status, String code, Response response) {
    assertCommonHeaders(response);
    assertEquals(status, response.getStatus(), () -> json(response).toString());
    assertEquals("application/problem+json", String.valueOf(response.getMediaType()));
    JsonObject problem = json(response);
    assertEquals(code, problem.getString("code"));
    assertEquals(status, problem.getInt("status"));
    return problem;
  }

  private EndpointFixture() {}
}
