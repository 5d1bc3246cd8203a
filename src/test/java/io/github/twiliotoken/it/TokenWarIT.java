package io.github.twiliotoken.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.contract.CallerJwt;
import io.github.twiliotoken.contract.Http;
import io.github.twiliotoken.contract.Settings;
import io.github.twiliotoken.it.probe.ProbeResource;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Tokens that are injected, in the packaged WAR. */
class TokenWarIT extends HttpSuite {
  @Deployment(testable = false)
  static WebArchive deployment() {
    return Wars.configured(
        Wars.packaged().addPackage(ProbeResource.class.getPackage()),
        Settings.ACCOUNT_SETTINGS,
        Wars.CALLER_SETTINGS,
        Settings.PROFILE_SETTINGS);
  }

  @Test
  void injectsEveryFormForTheCurrentCaller() {
    for (String form :
        List.of("direct", "direct-jwt", "provider", "instance", "provider-jwt", "instance-jwt")) {
      String jwt = probe(form, CallerJwt.of("carol"));
      assertFalse(jwt.startsWith("TWT-"), form + " " + jwt);

      JsonObject claims = Http.verifiedClaims(jwt);

      assertEquals("carol", claims.getJsonObject("grants").getString("identity"), form);
      assertEquals(
          !form.equals("instance-jwt"), claims.getJsonObject("grants").containsKey("voice"));

      long lifetime =
          claims.getJsonNumber("exp").longValue() - claims.getJsonNumber("nbf").longValue();
      assertTrue(lifetime <= (form.equals("direct-jwt") ? 240 : 300), form + " " + lifetime);
    }
  }

  @Test
  void limitsTheApplicationsOwnMethods() {
    assertEquals(120, lifetime("limited"));
    assertEquals(180, lifetime("limited-request"));

    String refused = probe("too-long", CallerJwt.of("carol"));

    assertTrue(refused.startsWith("TWT-002: A lifetime of 240 s"), refused);
    assertTrue(refused.contains("180 s (ttl-limited)"), refused);
  }

  @Test
  void thePolicyHoldsWhereNoInterceptorIsCalled() {
    String refused = probe("uninterceptedly-too-long", CallerJwt.of("carol"));
    assertTrue(refused.startsWith("TWT-002: A lifetime of 90000 s"), refused);
  }

  @Test
  void refusesAThreadWithoutARequest() {
    String refused = probe("other-thread", CallerJwt.of("carol"));
    assertTrue(refused.startsWith("TWT-013: "), refused);
  }

  @Test
  void refusesATokenWithoutACaller() {
    String refused = probe("provider", null);
    assertTrue(refused.startsWith("TWT-013: "), refused);
  }

  @Test
  void checksALookupWhenItIsMade() {
    String refused = probe("unknown-profile", CallerJwt.of("carol"));
    assertTrue(refused.matches("(?s)TWT-01[04]: .*"), refused);
  }

  private long lifetime(String form) {
    JsonObject claims = Http.verifiedClaims(probe(form, CallerJwt.of("carol")));
    return claims.getJsonNumber("exp").longValue() - claims.getJsonNumber("nbf").longValue();
  }

  private String probe(String form, String bearer) {
    HttpRequest.Builder request = http.to("twilio/probe/" + form).GET();
    return http.ok(bearer == null ? request : request.header("Authorization", "Bearer " + bearer))
        .body();
  }
}
