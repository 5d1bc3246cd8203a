package io.github.twiliotoken.internal.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals as they go out. */
class ProblemDetailsTest {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control", "no-store",
          "Pragma", "no-cache",
          "Vary", "Authorization, Accept",
          "X-Content-Type-Options", "nosniff");

  private static JsonObject body(ProblemDetails details) {
    try (var reader = Json.createReader(new StringReader(details.json()))) {
      return reader.readObject();
    }
  }

  private static JsonObject body(String json) {
    return body(new ProblemDetails(0, Map.of(), json));
  }

  private static TwilioTokenException canary(Problem problem) {
    return problem
        .because("canary %s", "canary")
        .with(Map.of("min", 60L, "max", 3600L, "limited_by", "canary"));
  }

  static List<Problem> faults() {
    return Arrays.stream(Problem.values()).filter(problem -> problem.status() >= 500).toList();
  }

  @Test
  void aRefusalSaysTypeTitleStatusDetailWithRepairAndCode() {
    ProblemDetails details =
        ProblemDetails.of(Problem.BODY_TOO_LARGE.because("The body is larger than 8192 bytes"));
    assertEquals(413, details.status());
    assertEquals(
        body(
            """
            {"type": "tag:twiliotoken.github.io,2026:TWT-058", "title": "Body too large",
             "status": 413, "detail": "The body is larger than 8192 bytes. Send at most 8192 bytes.",
             "code": "TWT-058"}
            """),
        body(details));
  }

  @Test
  void aRefusalWithoutARepairEndsWithItsSentence() {
    assertEquals(
        "The body is not UTF-8.",
        body(ProblemDetails.of(Problem.REQUEST_MALFORMED.because("The body is not UTF-8")))
            .getString("detail"));
  }

  @Test
  void aLifetimeOutOfBoundsSaysTheBoundsAndWhatSetThem() {
    JsonObject body =
        body(
            ProblemDetails.of(
                Problem.TTL_OUT_OF_BOUNDS
                    .because("x")
                    .with(
                        Map.of(
                            "min", 60L, "max", 3600L, "limited_by", "policy", "other", "hidden"))));
    assertEquals(60, body.getInt("min"));
    assertEquals(3600, body.getInt("max"));
    assertEquals("policy", body.getString("limited_by"));
    assertFalse(body.containsKey("other"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultShowsNeitherCauseNorFacts(Problem fault) {
    ProblemDetails details = ProblemDetails.of(canary(fault));
    assertEquals(
        "The server cannot answer this now. Its log says why.", body(details).getString("detail"));
    assertEquals(Set.of("type", "title", "status", "detail", "code"), body(details).keySet());
    assertFalse(details.toString().contains("canary"), details.toString());
  }

  @ParameterizedTest
  @EnumSource(Problem.class)
  void everyRefusalForbidsCachingAndSniffing(Problem problem) {
    ProblemDetails details = ProblemDetails.of(canary(problem));
    ALWAYS.forEach((name, value) -> assertEquals(value, details.headers().get(name)));
    assertEquals(problem.status(), details.status());
    assertEquals(problem.status() == 401, details.headers().containsKey("WWW-Authenticate"));
    boolean passes = problem == Problem.POLICY_FAILED || problem == Problem.KEY_NOT_CONFIRMED;
    assertEquals(passes, details.headers().containsKey("Retry-After"));
  }

  @Test
  void whatCouldNotBeDecidedMayBeAskedAgainInFiveSeconds() {
    ProblemDetails details = ProblemDetails.of(canary(Problem.POLICY_FAILED));
    assertEquals(503, details.status());
    assertEquals("5", details.headers().get("Retry-After"));
  }

  @Test
  void theHeadersOfEveryAnswerAreTheseFour() {
    assertEquals(ALWAYS, Responses.commonHeaders());
  }

  @Test
  void aMissingBearerIsChallengedWithoutAnError() {
    for (Problem problem : List.of(Problem.BEARER_MISSING, Problem.CALLER_MISSING)) {
      assertEquals(
          "Bearer", ProblemDetails.of(problem.because("x")).headers().get("WWW-Authenticate"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BEARER_REFUSED, Bearer refused",
    "SESSION_TOO_SHORT, Login ends too soon",
    "SESSION_UNKNOWN, End of the login unknown"
  })
  void aBadBearerIsChallengedWithItsErrorAndNothingFromTheRequest(Problem problem, String title) {
    assertEquals(
        "Bearer error=\"invalid_token\", error_description=\"" + title + "\"",
        ProblemDetails.of(problem.because("\"canary\r\n")).headers().get("WWW-Authenticate"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, TWT-064",
    "403, TWT-054",
    "404, TWT-060",
    "405, TWT-056",
    "406, TWT-057",
    "413, TWT-058",
    "415, TWT-059",
    "418, TWT-064",
    "500, TWT-065",
    "503, TWT-065"
  })
  void whatTheServerRefusedKeepsItsStatusAndGetsACode(int status, String code) {
    ProblemDetails details = ProblemDetails.ofStatus(status, true);
    assertEquals(status, details.status());
    assertEquals(status, body(details).getInt("status"));
    assertEquals(code, body(details).getString("code"));
    ALWAYS.forEach((name, value) -> assertEquals(value, details.headers().get(name)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theServersOwn401IsChallengedByWhetherABearerWasSent(boolean sent) {
    ProblemDetails details = ProblemDetails.ofStatus(401, sent);
    assertEquals(sent ? "TWT-053" : "TWT-052", body(details).getString("code"));
    assertEquals(
        sent ? "Bearer error=\"invalid_token\", error_description=\"Bearer refused\"" : "Bearer",
        details.headers().get("WWW-Authenticate"));
  }

  @Test
  void aHostileTextStaysInsideItsJsonString() {
    ProblemDetails details =
        ProblemDetails.of(
            Problem.PROFILE_NOT_SERVED.because("The profile '%s' is not served", "\"}<\n\u2028"));
    assertEquals(
        "The profile '\"}<\\u000a\\u2028' is not served. Ask the operator for the profile's name.",
        body(details).getString("detail"));
  }
}
