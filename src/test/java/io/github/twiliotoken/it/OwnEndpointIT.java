package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.it.consumer.Agents;
import io.github.twiliotoken.it.consumer.ConsumerApplication;
import io.github.twiliotoken.it.consumer.OwnTokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that opens the endpoint itself. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OwnEndpointIT {
  /** Without it WildFly does not enforce {@code @RolesAllowed}. */
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
        <context-param>
          <param-name>resteasy.role.based.security</param-name>
          <param-value>true</param-value>
        </context-param>
      </web-app>
      """;

  @ArquillianResource URI base;

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.consumer()
            .addClasses(ConsumerApplication.class, OwnTokens.class, Agents.class)
            .setWebXML(new StringAsset(WEB_XML)),
        Settings.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        Settings.PROFILE_SETTINGS,
        "twilio.token.roles.claim=realm_access/roles");
  }

  @Test
  void servesUnderThePathOfItsSubclass() {
    HttpResponse<String> answer = order(CallerJwt.of("alice"), "default");

    assertEquals(200, answer.statusCode(), answer.body());
    Http.assertHeaders(answer);

    String token = Http.json(answer.body()).getString("token");

    assertEquals("alice", Http.verifiedClaims(token).getJsonObject("grants").getString("identity"));
  }

  @Test
  void guardsItself() {
    Http http = new Http(base);
    Http.assertProblem(http.send(http.to("api/phone-token").POST(Http.text("{}"))), 401, "TWT-052");
  }

  @Test
  void takesRolesFromTheConfiguredClaim() {
    String supervisor =
        CallerJwt.sign(
            CallerJwt.claims("alice")
                .claim("realm_access", Map.of("roles", List.of("supervisor"))));

    assertEquals(200, order(supervisor, "watch").statusCode());
    Http.assertProblem(order(supervisor, "softphone"), 403, "TWT-054");
  }

  @Test
  void aResourceOfItsOwnKeepsItsRoles() {
    Http http = new Http(base);
    String agent = CallerJwt.sign(CallerJwt.claims("alice").claim("groups", List.of("agent")));
    String guest = CallerJwt.sign(CallerJwt.claims("mallory").claim("groups", List.of("guest")));

    HttpResponse<String> answer =
        http.send(agents(http).header("Authorization", "Bearer " + agent));

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(
        403, http.send(agents(http).header("Authorization", "Bearer " + guest)).statusCode());
    int nobody = http.send(agents(http)).statusCode();
    assertTrue(nobody == 401 || nobody == 403, "nobody gets " + nobody);
  }

  private static HttpRequest.Builder agents(Http http) {
    return http.to("api/agents").GET();
  }

  private HttpResponse<String> order(String bearer, String profile) {
    Http http = new Http(base);
    return http.send(
        http.to("api/phone-token")
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .POST(Http.text("{\"profile\": \"" + profile + "\"}")));
  }
}
