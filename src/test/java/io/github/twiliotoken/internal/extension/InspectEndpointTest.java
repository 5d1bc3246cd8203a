package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertCommonHeaders;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertRefused;
import static io.github.twiliotoken.internal.extension.EndpointFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.internal.endpoint.StubRequest;
import io.github.twiliotoken.rest.InspectEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the inspect endpoint answers, without a server. */
class InspectEndpointTest {
  private static final Map<String, String> HELPDESK_MAY_INSPECT =
      Map.of("twilio.inspect.roles", "helpdesk");

  @ApplicationScoped
  static class Inspections extends InspectEndpoint {}

  private static Container start(Map<String, String> more) {
    return Container.start(
        Container.settings(
            Container.settings(Container.ACCOUNT, EndpointFixture.CALLERS),
            Container.settings(Container.VIDEO, more)),
        Inspections.class,
        Policies.FixedClock.class,
        Policies.Desk.class);
  }

  private static Response post(StubRequest request) {
    try (Container container = start(HELPDESK_MAY_INSPECT)) {
      return request.to(container.get(Inspections.class)::post);
    }
  }

  private static StubRequest text(String token) {
    return alice("helpdesk").body("text/plain", token);
  }

  @Test
  void isNotFoundUnlessRolesAreConfigured() {
    try (Container container = start(Map.of())) {
      Inspections inspections = container.get(Inspections.class);

      assertRefused(404, "TWT-060", text("x").to(inspections::post));
      assertRefused(404, "TWT-060", new StubRequest().to(inspections::post));
      assertRefused(404, "TWT-060", alice().toGet(inspections::get));
      assertRefused(404, "TWT-060", alice().to(inspections::put));
      assertRefused(404, "TWT-060", new StubRequest().to(inspections::options));
    }
  }

  @Test
  void answersOptionsAndRefusesOtherMethods() {
    try (Container container = start(HELPDESK_MAY_INSPECT)) {
      Inspections inspections = container.get(Inspections.class);

      Response options = new StubRequest().to(inspections::options);

      assertEquals(204, options.getStatus());
      assertEquals("POST, OPTIONS", options.getHeaderString("Allow"));
      assertRefused(405, "TWT-056", alice("helpdesk").toGet(inspections::get));
    }
  }

  @Test
  void findsATokenOfOursValid() {
    try (Container container = start(HELPDESK_MAY_INSPECT)) {
      AccessToken token = container.get(Policies.Desk.class).forBob();

      Response response = text(token.jwt()).to(container.get(Inspections.class)::post);

      assertCommonHeaders(response);
      assertEquals("application/json", String.valueOf(response.getMediaType()));

      JsonObject inspection = json(response);

      assertTrue(inspection.getBoolean("valid"), inspection.toString());
      assertEquals("accepted", inspection.getString("verdict"));
      assertEquals("valid", inspection.getString("signature"));
      assertEquals(900, inspection.getInt("expires_in"));
      assertEquals("SK" + "b".repeat(32), inspection.getString("signed_by"));
      assertEquals(
          "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}",
          inspection.getJsonObject("header").toString());

      JsonObject claims = inspection.getJsonObject("claims");

      assertEquals(1795514400, claims.getInt("nbf"));
      assertEquals(
          "{\"identity\":\"bob\",\"video\":{\"room\":\"standup\"}}",
          claims.getJsonObject("grants").toString());
      assertEquals(0, inspection.getJsonArray("findings").size());
    }
  }

  @Test
  void showsEveryTypeOfClaim() {
    String claims =
        "{\"a\":true,\"b\":false,\"c\":null,\"d\":[1,\"x\"],\"e\":12345678901234567890,\"f\":1.5}";
    String header = "{\"alg\":\"none\"}";

    JsonObject inspection = json(post(text(encoded(header) + "." + encoded(claims) + ".")));

    assertFalse(inspection.getBoolean("valid"));
    assertEquals(claims, inspection.getJsonObject("claims").toString());
    assertEquals(header, inspection.getJsonObject("header").toString());
  }

  @Test
  void aFindingHasCodesAndARepair() {
    JsonObject inspection = json(post(text("rubbish")));

    assertEquals(
        List.of("valid", "verdict", "signature", "findings"), List.copyOf(inspection.keySet()));

    JsonObject finding = inspection.getJsonArray("findings").getJsonObject(0);

    assertEquals(20101, finding.getInt("code"));
    assertEquals(31204, finding.getInt("voice"));
    assertEquals(51130, finding.getInt("sync"));
    assertEquals("Invalid Access Token", finding.getString("name"));
    assertFalse(finding.getString("detail").isBlank());
    assertFalse(finding.getString("repair").isBlank());
    assertFalse(finding.containsKey("severity"));
  }

  @Test
  void saysThatItCannotTellWithoutTheKey() {
    String header = "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}";
    String claims =
        """
        {"jti":"x","iss":"SK%s","sub":"AC%s","nbf":1795514400,"exp":1795514500,
         "grants":{"identity":"alice","video":{"room":"standup"}}}"""
            .formatted("4".repeat(32), "a".repeat(32));

    JsonObject inspection =
        json(post(text(encoded(header) + "." + encoded(claims) + "." + "A".repeat(43))));

    assertFalse(inspection.getBoolean("valid"));
    assertEquals("unknown", inspection.getString("verdict"));
    assertEquals("unchecked", inspection.getString("signature"));
    assertFalse(inspection.containsKey("signed_by"));

    JsonObject finding = inspection.getJsonArray("findings").getJsonObject(0);

    assertEquals("unchecked", finding.getString("severity"));
    assertFalse(finding.containsKey("code"));
    assertTrue(finding.getString("detail").contains("SK" + "4".repeat(32)), finding.toString());
  }

  @Test
  void saysWhatItLooksLike() {
    JsonObject other = json(post(text("SK" + "b".repeat(32)))).getJsonObject("looks_like");

    assertEquals(List.of("kind", "detail", "repair"), List.copyOf(other.keySet()));
    assertEquals("api-key-sid", other.getString("kind"));
    assertEquals("It is the SID of an API key, which signs tokens.", other.getString("detail"));
  }

  @Test
  void inspectsForOneProduct() {
    try (Container container = start(HELPDESK_MAY_INSPECT)) {
      String jwt = container.get(Policies.Desk.class).forBob().jwt();
      String body = "{\"token\":\"" + jwt + "\",\"product\":\"%s\"}";

      for (String product : List.of("voice", "conversations", "sync", "taskrouter")) {
        JsonObject inspection =
            json(
                alice("helpdesk")
                    .json(body.formatted(product))
                    .to(container.get(Inspections.class)::post));

        assertFalse(inspection.getBoolean("valid"), product);
      }

      JsonObject video =
          json(
              alice("helpdesk")
                  .json(body.formatted("video"))
                  .to(container.get(Inspections.class)::post));

      assertTrue(video.getBoolean("valid"), video.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"token\":1}",
        "{\"token\":\"x\",\"kind\":\"x\"}",
        "{\"token\":\"x\",\"product\":\"fax\"}",
        "{\"token\":\"x\",\"product\":\"any\"}",
        "{\"token\":\"x\",\"product\":1}",
        "{\"token\":{\"a\":\"b\"}}"
      })
  void refusesAMalformedBody(String body) {
    assertRefused(400, "TWT-050", post(alice("helpdesk").json(body)));
  }

  @Test
  void refusesAsTheTokenEndpointDoes() {
    assertRefused(400, "TWT-050", post(text("")));
    assertRefused(415, "TWT-059", post(alice("helpdesk").body("text/html", "x")));
    assertRefused(406, "TWT-057", post(text("x").with("Accept", "text/plain")));
    assertRefused(403, "TWT-054", post(alice("agent").body("text/plain", "x")));
    assertRefused(401, "TWT-052", post(new StubRequest().body("text/plain", "x")));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
