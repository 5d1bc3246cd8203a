package com.example.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.internal.extension.TwilioTokenExtension;
import io.github.twiliotoken.jwt.FixedTokenIssuer;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** One test of each kind, in CDI without a server. */
@EnableWeld
class PhoneTest {
  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(
              WeldInitiator.createWeld()
                  .addExtension(new TwilioTokenExtension())
                  .addBeanClasses(
                      Visitors.class,
                      Phone.class,
                      PhoneTokens.class,
                      TestIssuer.class,
                      TestCaller.class))
          .activate(RequestScoped.class)
          .build();

  @Inject Visitors visitors;
  @Inject Phone phone;
  @Inject PhoneTokens endpoint;
  @Inject TestCaller caller;

  @Test
  void aVisitorStaysFiveMinutes() {
    AccessToken token = visitors.admit("bob");
    assertEquals(FixedTokenIssuer.NOW.plusSeconds(300), token.expiresAt());

    String claims = claims(token.jwt());
    assertTrue(claims.endsWith("{\"identity\":\"bob\",\"video\":{\"room\":\"lobby\"}}}"), claims);
  }

  @Test
  void aPhoneIsItsCallers() {
    caller.logIn("alice", "agent");
    assertEquals("alice", phone.token().identity().value());
  }

  @Test
  void nobodyHasNoPhone() {
    caller.logOut();
    TwilioTokenException refused = assertThrows(TwilioTokenException.class, phone::token);
    assertEquals(Problem.CALLER_MISSING, refused.problem());
  }

  @Test
  void anAgentGetsAToken() {
    caller.logIn("alice", "agent");
    Response answer = post("{\"profile\": \"softphone\", \"ttl\": 600}");

    assertEquals(200, answer.getStatus());
    assertTrue(body(answer).contains("\"identity\":\"alice\""), body(answer));
    assertTrue(body(answer).contains("\"expires_in\":600"), body(answer));
  }

  @Test
  void aGuestGetsNone() {
    caller.logIn("mallory", "guest");
    Response answer = post("{\"profile\": \"softphone\"}");

    assertEquals(403, answer.getStatus());
    assertTrue(body(answer).contains("TWT-054"), body(answer));
  }

  private Response post(String json) {
    return endpoint.post(
        caller.headers(),
        caller.security(),
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String body(Response answer) {
    return new String((byte[]) answer.getEntity(), StandardCharsets.UTF_8);
  }

  private static String claims(String jwt) {
    return new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), StandardCharsets.UTF_8);
  }
}
