package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.rooms.Rooms;
import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TwilioToken;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.it.consumer.ConsumerApplication;
import io.github.twiliotoken.it.consumer.Hello;
import io.github.twiliotoken.it.consumer.UnseenTokens;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The jar in somebody else's WAR: tokens to inject, and nothing else changed. */
@ExtendWith(ArquillianExtension.class)
class ConsumerWarIT {
  @Inject TokenIssuer issuer;
  @Inject @TwilioToken Instance<AccessToken> token;
  @Inject Rooms rooms;

  // no issuer of callers is configured, since nothing here takes callers
  @Deployment
  static WebArchive deployment() {
    return Wars.configured(
        Wars.consumer()
            .addClasses(ConsumerApplication.class, Hello.class, UnseenTokens.class, Rooms.class)
            .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"),
        Settings.ACCOUNT_SETTINGS,
        "twilio.token.profile.default.video.room=standup");
  }

  @Test
  void givesTheIssuerAtOnce() {
    AccessToken minted = issuer.issue(TokenRequest.of("alice", new VideoGrant("standup")));

    assertEquals(3, minted.jwt().split("\\.", -1).length);
    assertEquals(Duration.ofMinutes(15), Duration.between(minted.issuedAt(), minted.expiresAt()));
  }

  @Test
  void givesTheExamplesBeanItsTokens() {
    AccessToken admitted = rooms.admit("alice", "standup");
    assertEquals("alice", admitted.identity().value());
  }

  @Test
  void refusesMoreThanTheOperatorAllows() {
    TokenRequest request = TokenRequest.of("alice", new VideoGrant("standup"));
    issuer.issue(request.withTtl(Duration.ofHours(1)));

    for (Duration tooLong : new Duration[] {Duration.ofSeconds(3601), Duration.ofHours(25)}) {
      var refused =
          assertThrows(TwilioTokenException.class, () -> issuer.issue(request.withTtl(tooLong)));
      assertEquals(Problem.TTL_OUT_OF_BOUNDS, refused.problem());
    }
  }

  @Test
  void refusesATokenWithoutACaller() {
    var refused = assertThrows(TwilioTokenException.class, () -> token.get());
    assertEquals(Problem.CALLER_MISSING, refused.problem());
  }

  @Test
  @RunAsClient
  void opensNoDoor(@ArquillianResource URI base) {
    Http http = new Http(base);

    for (String path : new String[] {"twilio/token", "api/token", "token", "api/twilio/token"}) {
      int status = http.send(http.to(path).POST(Http.text("{}"))).statusCode();
      assertTrue(status == 404 || status == 405, path + " " + status);
    }
  }

  @Test
  @RunAsClient
  void leavesTheConsumersAnswersAlone(@ArquillianResource URI base) {
    Http http = new Http(base);
    HttpResponse<String> hello = http.send(http.to("api/hello").GET());

    assertEquals("hello", hello.body());
    assertFalse(hello.headers().firstValue("X-Content-Type-Options").isPresent());

    HttpResponse<String> teapot = http.send(http.to("api/hello/teapot").GET());

    assertEquals(418, teapot.statusCode());
    assertFalse(teapot.body().contains("TWT-"), teapot.body());
    assertTrue(teapot.headers().firstValue("Pragma").isEmpty());
  }

  @Test
  @RunAsClient
  void anUnseenEndpointServesNoTokens(@ArquillianResource URI base) {
    Http http = new Http(base);
    HttpResponse<String> answer = http.send(http.to("api/unseen-token").POST(Http.text("{}")));

    // 503 is our answer; some servers do not even make the object, and fail by themselves
    assertTrue(List.of(503, 500).contains(answer.statusCode()), answer.toString());
    assertFalse(answer.body().contains("\"token\""), answer.body());

    if (answer.statusCode() == 503) {
      Http.assertProblem(answer, 503, "TWT-063");
    }
  }
}
