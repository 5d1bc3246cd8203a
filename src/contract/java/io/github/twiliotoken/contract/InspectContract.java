package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens under inspection, for those who may. */
public interface InspectContract extends Contract {
  String PATH = "twilio/token/inspect";

  String SETTINGS =
      Settings.PROFILE_SETTINGS
          + """
          twilio.inspect.roles=helpdesk,auditor
          twilio.token.endpoint.origins=https://app.example.com
          """;

  @Test
  default void findsNothingWrongWithOurToken() {
    String token = minted("softphone");
    JsonObject inspection = inspect("text/plain", token);

    assertTrue(inspection.getBoolean("valid"), inspection.toString());
    assertEquals(Settings.KEY, inspection.getString("signed_by"));
    assertEquals("HS256", inspection.getJsonObject("header").getString("alg"));
    assertEquals(Http.verifiedClaims(token), inspection.getJsonObject("claims"));
    assertTrue(inspection.getInt("expires_in") > 0);
    assertEquals(0, inspection.getJsonArray("findings").size());
  }

  @Test
  default void saysWhatIsWrongInTwiliosOwnWords() {
    String token = minted("default");
    String changed = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(43);

    JsonObject inspection = inspect("application/json", "{\"token\": \"%s\"}".formatted(changed));

    assertFalse(inspection.getBoolean("valid"));
    assertFalse(inspection.containsKey("signed_by"));

    JsonObject finding = inspection.getJsonArray("findings").getJsonObject(0);

    assertEquals(20107, finding.getInt("code"));
    assertEquals(31202, finding.getInt("voice"));
    assertEquals(51117, finding.getInt("sync"));
    assertEquals("Invalid Access Token signature", finding.getString("name"));
    assertTrue(finding.getString("detail").contains(Settings.KEY), finding.toString());
    assertFalse(finding.getString("repair").isBlank());
  }

  @Test
  default void knowsWhatAProductNeeds() {
    String token = minted("default");

    assertEquals(List.of(20106), codes(token, "sync"));
    assertEquals(List.of(), codes(token, "video"));
  }

  @Test
  default void aWarningHasNoCodeAndLeavesTheTokenValid() {
    JsonObject inspection =
        inspect("text/plain;charset=utf-8", minted("long", CallerJwt.of("alice")) + "\n");

    assertTrue(inspection.getBoolean("valid"), inspection.toString());

    List<JsonObject> findings = inspection.getJsonArray("findings").getValuesAs(JsonObject.class);

    assertEquals(2, findings.size(), findings.toString());

    for (JsonObject finding : findings) {
      assertEquals("warning", finding.getString("severity"));
      assertFalse(finding.containsKey("code"));
    }
  }

  @Test
  default void whatCannotBeReadIsAbsent() {
    JsonObject inspection = inspect("text/plain", "rubbish");

    assertFalse(inspection.getBoolean("valid"));
    assertEquals(
        List.of("valid", "verdict", "signature", "findings"), List.copyOf(inspection.keySet()));
  }

  @Test
  default void aCallersOwnBearerIsNoAccessToken() {
    JsonObject inspection = inspect("text/plain", inspector());

    assertFalse(inspection.getBoolean("valid"));
    assertEquals("RS256", inspection.getJsonObject("header").getString("alg"));
    assertEquals("login", inspection.getJsonObject("looks_like").getString("kind"));
    assertFalse(inspection.containsKey("signed_by"));

    String signature = inspector().substring(inspector().lastIndexOf('.') + 1);

    assertFalse(inspection.toString().contains(signature), "the signature is shown");
  }

  @Test
  default void refusesACallerWithoutTheRole() {
    http().assertRefused(403, "TWT-054", order(CallerJwt.of("alice"), "text/plain", "x"));
    http().assertRefused(401, "TWT-052", http().to(PATH).POST(Http.text("x")));
    http().assertBearerRefused(order("rubbish", "text/plain", "x"));
    http().assertBearerRefused(order(minted("default"), "text/plain", "x"));
  }

  @Test
  default void refusesWhatTheTokenEndpointRefuses() {
    http().assertRefused(400, "TWT-050", order(inspector(), "text/plain", ""));

    for (String body :
        List.of(
            "{",
            "{}",
            "[]",
            "{\"token\": 1}",
            "{\"token\": \"x\", \"token\": \"x\"}",
            "{\"token\": \"x\", \"kind\": \"x\"}",
            "{\"token\": \"x\", \"product\": \"fax\"}",
            "{\"token\": \"x\", \"product\": \"VOICE\"}",
            "{\"token\": \"x\", \"product\": null}")) {
      http().assertRefused(400, "TWT-050", order(inspector(), "application/json", body));
    }

    http().assertRefused(413, "TWT-058", order(inspector(), "text/plain", "x".repeat(8193)));
    http().assertRefused(415, "TWT-059", order(inspector(), "text/html", "x"));
    http()
        .assertRefused(
            406, "TWT-057", order(inspector(), "text/plain", "x").header("Accept", "text/plain"));
    http()
        .assertRefused(
            403,
            "TWT-071",
            order(inspector(), "text/plain", "x").header("Origin", "https://evil.test"));

    for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
      HttpResponse<String> answer =
          http()
              .send(
                  http()
                      .to(PATH)
                      .header("Authorization", "Bearer " + inspector())
                      .method(method, HttpRequest.BodyPublishers.noBody()));

      Http.assertProblem(answer, 405, "TWT-056");
      assertEquals("POST, OPTIONS", answer.headers().firstValue("Allow").orElse(""));
    }
  }

  @Test
  default void answersAListedSitesPage() {
    HttpResponse<String> preflight =
        http()
            .send(
                http()
                    .to(PATH)
                    .header("Origin", "https://app.example.com")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertEquals(204, preflight.statusCode());
    assertEquals("POST", preflight.headers().firstValue("Access-Control-Allow-Methods").orElse(""));

    HttpResponse<String> answer =
        http()
            .ok(order(inspector(), "text/plain", "x").header("Origin", "https://app.example.com"));

    assertEquals(
        "https://app.example.com",
        answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
  }

  private static String inspector() {
    return CallerJwt.sign(CallerJwt.claims("grace").claim("groups", List.of("helpdesk", "agent")));
  }

  private String minted(String profile) {
    return minted(profile, inspector());
  }

  private String minted(String profile, String caller) {
    return Http.json(
            http().ok(http().tokenRequest(caller, "{\"profile\": \"" + profile + "\"}")).body())
        .getString("token");
  }

  private JsonObject inspect(String type, String body) {
    HttpResponse<String> answer = http().ok(order(inspector(), type, body));
    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
    assertFalse(answer.body().contains(Settings.SECRET), "the secret is shown");
    return Http.json(answer.body());
  }

  private List<Integer> codes(String token, String product) {
    String body = "{\"token\": \"%s\", \"product\": \"%s\"}".formatted(token, product);
    return inspect("application/json", body)
        .getJsonArray("findings")
        .getValuesAs((JsonObject finding) -> finding.getInt("code"));
  }

  private HttpRequest.Builder order(String bearer, String type, String body) {
    return http()
        .to(PATH)
        .header("Authorization", "Bearer " + bearer)
        .header("Content-Type", type)
        .POST(Http.text(body));
  }
}
