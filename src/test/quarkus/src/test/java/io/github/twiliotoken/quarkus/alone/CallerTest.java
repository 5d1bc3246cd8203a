package io.github.twiliotoken.quarkus.alone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.Caller;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.rest.TokenProblemMapper;
import io.github.twiliotoken.value.Identity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens that are injected for the caller of a request, and what an application decides itself. */
class CallerTest {
  @RegisterExtension
  static final QuarkusUnitTest APP =
      Apps.of(
          Apps.with(
              Settings.with("twilio.token.profile.default.video.room=standup"),
              Map.of("mp.jwt.verify.publickey", CallerJwt.publicKey())),
          CallerJwt.class,
          Settings.class,
          Own.class,
          Problems.class,
          Staff.class,
          Guard.class);

  /** A resource of the application's own. */
  @Path("/own")
  @RequestScoped
  public static class Own {
    @Inject @TwilioToken Provider<AccessToken> tokens;

    @GET
    public String token() {
      return tokens.get().identity().value();
    }
  }

  /** Answers refusals. */
  @jakarta.ws.rs.ext.Provider
  public static class Problems extends TokenProblemMapper {}

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Staff implements IdentityMapper {
    @Override
    public Identity identity(Caller caller) {
      return new Identity("staff_" + caller.name());
    }
  }

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Guard implements GrantAuthorizer {
    @Override
    public Decision authorize(Request request) {
      return request.caller().name().equals("mallory")
          ? Decision.refuse("suspended")
          : Decision.allow();
    }
  }

  @TestHTTPResource("/own")
  URI own;

  private HttpResponse<String> ask(String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(own);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> askAs(String caller) throws Exception {
    return ask("Authorization", "Bearer " + CallerJwt.of(caller));
  }

  @Test
  void theTokenIsForWhoeverTheMapperSays() throws Exception {
    HttpResponse<String> answer = askAs("alice");

    assertEquals("200 staff_alice", answer.statusCode() + " " + answer.body());
  }

  @Test
  void theAuthorizerRefuses() throws Exception {
    HttpResponse<String> answer = askAs("mallory");

    assertEquals(403, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("TWT-069"), answer.body());
  }

  @Test
  void nobodyGetsNone() throws Exception {
    HttpResponse<String> answer = ask();

    assertEquals(401, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("TWT-013"), answer.body());
  }
}
