package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.it.consumer.HouseRules;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract that the server publishes of the endpoints, against what they answer. */
@Tag("openapi")
class OpenApiIT extends HttpSuite {
  private static final String TOKEN = "/twilio/token";
  private static final String INSPECT = "/twilio/token/inspect";

  private OpenApiDocument document;
  private String alice;

  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged().addClass(HouseRules.class),
        Settings.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        Settings.PROFILE_SETTINGS,
        // an account outside US1
        "twilio.accounts.eu.account.sid=" + Settings.ACCOUNT,
        "twilio.accounts.eu.api.key=" + Settings.KEY,
        "twilio.accounts.eu.api.secret=" + Settings.SECRET,
        "twilio.accounts.eu.region=ie1",
        "twilio.accounts.eu.edge=dublin",
        "twilio.token.profile.softphone.account=eu",
        "twilio.inspect.roles=helpdesk",
        "twilio.token.profile.long.rate=1/PT1H",
        // of what WildFly offers, the form that the validator reads
        "mp.openapi.extensions.smallrye.openapi=3.0.3");
  }

  @BeforeEach
  void document() {
    document = OpenApiDocument.of(http);
    alice = CallerJwt.of("alice");
  }

  @Test
  void hasOnlyWhatClientsCall() {
    assertEquals(2, document.paths().size(), document.paths().toString());
    assertEquals(Set.of("post"), document.path(TOKEN).keySet());
    assertEquals(Set.of("post"), document.path(INSPECT).keySet());
  }

  @Test
  void asksForTheCallersJwt() {
    var scheme =
        document
            .json()
            .getJsonObject("components")
            .getJsonObject("securitySchemes")
            .getJsonObject("twilio-token-caller");

    assertEquals("http", scheme.getString("type"));
    assertEquals("bearer", scheme.getString("scheme"));
    assertEquals("JWT", scheme.getString("bearerFormat"));
    assertEquals(
        "[{\"twilio-token-caller\":[]}]",
        document.path(TOKEN).getJsonObject("post").get("security").toString());
  }

  @Test
  void tellsNothingOfTheInside() {
    for (String secret :
        List.of(
            "io.github",
            "internal",
            "OpenApi",
            "jakarta",
            "TokenEndpoint",
            "InspectEndpoint",
            "helpdesk",
            "supervisor",
            "watch",
            "1/PT1H",
            Settings.ACCOUNT,
            Settings.KEY,
            Settings.SECRET,
            Settings.SERVICE)) {
      assertFalse(document.text().replace("\"openapi\"", "").contains(secret), secret);
    }
  }

  @Test
  void namesTheMembersOfEachBody() {
    JsonObject schemas = document.json().getJsonObject("components").getJsonObject("schemas");
    JsonObject token = schemas.getJsonObject("TwilioToken").getJsonObject("properties");

    assertEquals(
        Set.of(
            "token",
            "identity",
            "profile",
            "expires_in",
            "expires_at",
            "grants",
            "lifetime",
            "region",
            "edge"),
        token.keySet());
    assertEquals("string", token.getJsonObject("grants").getJsonObject("items").getString("type"));
    for (String name :
        List.of("TwilioTokenRequest", "TwilioTokenProblem", "TwilioTokenInspection")) {
      assertFalse(schemas.getJsonObject(name).getJsonObject("properties").isEmpty(), name);
    }
  }

  @Test
  void describesTheTokenInBothForms() {
    HttpResponse<String> abroad =
        http.ok(http.tokenRequest(alice, "{\"profile\": \"softphone\", \"ttl\": 240}"));
    assertEquals("dublin", Http.json(abroad.body()).getString("edge"));

    document.assertDescribes(TOKEN, abroad);
    document.assertDescribes(
        TOKEN, http.ok(http.tokenRequest(alice, "{}").header("Accept", "text/plain")));
  }

  @Test
  void describesWhatIsAskedFor() {
    document.assertDescribes(
        TOKEN,
        "application/json",
        "{\"profile\":\"x\",\"ttl\":60,\"identity\":\"x\",\"params\":{\"room\":\"x\"}}");
    document.assertDescribes(TOKEN, "application/json", "{}");
    document.assertDescribes(
        INSPECT, "application/json", "{\"token\":\"x\",\"product\":\"voice\"}");
  }

  @Test
  void describesEveryRefusalOfATokenRequest() {
    http.send(http.tokenRequest(alice, "{\"profile\": \"long\"}"));
    Map<Integer, HttpRequest.Builder> refusals = new TreeMap<>();
    refusals.put(400, http.tokenRequest(alice, "{\"ttl\": 5}"));
    refusals.put(401, http.to("twilio/token").POST(Http.text("{}")));
    refusals.put(403, http.tokenRequest(alice, "{\"identity\": \"bob\"}"));
    refusals.put(
        405, http.tokenRequest(alice, "{}").method("PUT", HttpRequest.BodyPublishers.noBody()));
    refusals.put(406, http.tokenRequest(alice, "{}").header("Accept", "text/html"));
    refusals.put(413, http.tokenRequest(alice, " ".repeat(8193)));
    refusals.put(415, http.tokenRequest(alice, "{}").setHeader("Content-Type", "text/html"));
    refusals.put(429, http.tokenRequest(alice, "{\"profile\": \"long\"}"));
    refusals.put(503, http.tokenRequest(CallerJwt.of("burnt"), "{}"));

    assertDescribesRefusals(TOKEN, refusals);
  }

  @Test
  void describesEveryRefusalOfAnInspection() {
    String inspector =
        CallerJwt.sign(CallerJwt.claims("grace").claim("groups", List.of("helpdesk")));
    Map<Integer, HttpRequest.Builder> refusals = new TreeMap<>();
    refusals.put(400, inspection(inspector, ""));
    refusals.put(401, http.to("twilio/token/inspect").POST(Http.text("x")));
    refusals.put(403, inspection(alice, "x"));
    refusals.put(
        405, inspection(inspector, "x").method("PUT", HttpRequest.BodyPublishers.noBody()));
    refusals.put(406, inspection(inspector, "x").header("Accept", "text/html"));
    refusals.put(413, inspection(inspector, "x".repeat(8193)));
    refusals.put(415, inspection(inspector, "x").setHeader("Content-Type", "text/html"));

    assertDescribesRefusals(INSPECT, refusals);
  }

  @Test
  void describesAnInspection() {
    String inspector =
        CallerJwt.sign(CallerJwt.claims("grace").claim("groups", List.of("helpdesk")));
    String token = Http.json(http.ok(http.tokenRequest(alice, "{}")).body()).getString("token");

    for (String inspected : List.of(token, alice, "rubbish")) {
      document.assertDescribes(INSPECT, http.ok(inspection(inspector, inspected)));
    }
  }

  private HttpRequest.Builder inspection(String bearer, String token) {
    return http.to("twilio/token/inspect")
        .header("Authorization", "Bearer " + bearer)
        .header("Content-Type", "text/plain")
        .POST(Http.text(token));
  }

  private void assertDescribesRefusals(String path, Map<Integer, HttpRequest.Builder> refusals) {
    refusals.forEach(
        (status, request) -> {
          HttpResponse<String> answer = http.send(request);
          Http.assertProblem(answer, status, Http.json(answer.body()).getString("code"));
          document.assertDescribes(path, answer);
        });
  }
}
