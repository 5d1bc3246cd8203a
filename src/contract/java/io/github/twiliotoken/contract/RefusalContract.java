package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a wrong request gets whose bearer holds, in the order of the checks: request, caller. {@link
 * HttpRulesContract} has the rest.
 */
public interface RefusalContract extends Contract {
  @Test
  default void refusesABodyThatIsNoJsonObject() {
    for (String body : List.of("{", "[]", "null", "{} {}", "{\"ttl\": 900,}", "\u0000")) {
      http().assertRefused(400, "TWT-050", http().tokenRequest(CallerJwt.of("alice"), body));
    }
  }

  @Test
  default void refusesUnknownAndRepeatedMembers() {
    http()
        .assertRefused(
            400, "TWT-050", http().tokenRequest(CallerJwt.of("alice"), "{\"room\": \"x\"}"));
    http()
        .assertRefused(
            400,
            "TWT-050",
            http().tokenRequest(CallerJwt.of("alice"), "{\"ttl\": 60, \"ttl\": 90}"));
    http()
        .assertRefused(
            400,
            "TWT-050",
            http().tokenRequest(CallerJwt.of("alice"), "{\"params\": {\"a\": {\"b\": \"c\"}}}"));
  }

  @Test
  default void refusesALifetimeThatIsNoWholeNumber() {
    for (String ttl : List.of("900.5", "\"900\"", "0", "-1", "1e3", "1e1000000", "null", "0900")) {
      http()
          .assertRefused(
              400, "TWT-050", http().tokenRequest(CallerJwt.of("alice"), "{\"ttl\": " + ttl + "}"));
    }
  }

  @Test
  default void refusesALifetimeOutsideTheBoundsAndSaysBoth() {
    for (String ttl : List.of("59", "3601", "900000")) {
      JsonObject problem =
          http()
              .assertRefused(
                  400,
                  "TWT-002",
                  http().tokenRequest(CallerJwt.of("alice"), "{\"ttl\": " + ttl + "}"));

      assertEquals(60, problem.getInt("min"));
      assertEquals(3600, problem.getInt("max"));
      assertEquals("policy", problem.getString("limited_by"));
    }
    http()
        .assertRefused(
            400,
            "TWT-002",
            http().tokenRequest(CallerJwt.of("alice"), "{\"profile\": \"long\", \"ttl\": 86401}"));
  }

  @Test
  default void refusesAnUnknownProfileWithoutListingOthers() {
    HttpResponse<String> answer =
        http().send(http().tokenRequest(CallerJwt.of("alice"), "{\"profile\": \"sofphone\"}"));

    Http.assertProblem(answer, 400, "TWT-051");
    assertFalse(answer.body().contains("softphone"), answer.body());
  }

  @Test
  default void refusesAnUnknownParameter() {
    http()
        .assertRefused(
            400,
            "TWT-062",
            http().tokenRequest(CallerJwt.of("alice"), "{\"params\": {\"room\": \"x\"}}"));
  }

  /** Otherwise a runtime that has learnt to pass requests on would hide a change. */
  @Test
  default void refusesAMissingRole() {
    String caller = CallerJwt.sign(CallerJwt.claims("alice").claim("groups", List.of("**", "x")));

    http()
        .assertRefused(403, "TWT-054", http().tokenRequest(caller, "{\"profile\": \"softphone\"}"));
    http()
        .assertRefused(
            403, "TWT-054", http().tokenRequest(CallerJwt.of("alice"), "{\"profile\": \"watch\"}"));
  }

  @Test
  default void refusesSomebodyElsesIdentity() {
    http()
        .assertRefused(
            403, "TWT-055", http().tokenRequest(CallerJwt.of("alice"), "{\"identity\": \"bob\"}"));
  }

  @Test
  default void refusesAnIdentityThatTheProductCannotTake() {
    http()
        .assertRefused(
            403,
            "TWT-006",
            http().tokenRequest(CallerJwt.of("alice@acme.test"), "{\"profile\": \"softphone\"}"));
  }

  @Test
  default void checksTheRoleBeforeTheRest() {
    http()
        .assertRefused(
            403,
            "TWT-054",
            http()
                .tokenRequest(
                    CallerJwt.of("alice"),
                    "{\"profile\": \"watch\", \"ttl\": 5, \"params\": {\"a\": \"b\"}}"));
  }
}
