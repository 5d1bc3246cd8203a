package io.github.twiliotoken.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals as they are sent. */
class ProblemDetailsTest {
  private static JsonObject parsed(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static void hasCommonHeaders(ProblemDetails details) {
    ResponsesTest.COMMON_HEADERS.forEach(
        (name, value) -> assertEquals(value, details.headers().get(name)));
  }

  /** A refusal of which each part would be found in a response. */
  private static TwilioTokenException canary(Problem problem) {
    return problem
        .because("canary %s", "canary")
        .withFacts(Map.of("min", 60L, "max", 3600L, "limited_by", "canary"));
  }

  @Test
  void responseHasStatusTypeHeadersAndBody() {
    ProblemDetails details = ProblemDetails.of(canary(Problem.POLICY_FAILED));

    Response response = details.toResponse();

    assertEquals(503, response.getStatus());
    assertEquals("application/problem+json", String.valueOf(response.getMediaType()));
    details.headers().forEach((n, value) -> assertEquals(value, response.getHeaderString(n)));
    assertArrayEquals(details.json().getBytes(UTF_8), (byte[]) response.getEntity());
  }

  @Nested
  class Body {
    @Test
    void saysWhatHappenedAndTheRepair() {
      ProblemDetails details =
          ProblemDetails.of(Problem.BODY_TOO_LARGE.because("The body is larger than 8192 bytes"));

      assertEquals(413, details.status());
      assertEquals(
          parsed(
              """
              {"type": "tag:twiliotoken.github.io,2026:TWT-058", "title": "Body too large",
               "status": 413, "code": "TWT-058",
               "detail": "The body is larger than 8192 bytes. Send at most 8192 bytes."}
              """),
          parsed(details.json()));
    }

    @Test
    void endsWithItsSentenceWithoutARepair() {
      ProblemDetails details =
          ProblemDetails.of(Problem.REQUEST_MALFORMED.because("The body is not UTF-8"));

      assertEquals("The body is not UTF-8.", parsed(details.json()).getString("detail"));
    }

    @Test
    void hasTheBoundsOfALifetime() {
      JsonObject body =
          parsed(
              ProblemDetails.of(
                      Problem.TTL_OUT_OF_BOUNDS
                          .because("x")
                          .withFacts(
                              Map.of(
                                  "min", 60L, "max", 3600L, "limited_by", "policy", "other", "x")))
                  .json());

      assertEquals(60, body.getInt("min"));
      assertEquals(3600, body.getInt("max"));
      assertEquals("policy", body.getString("limited_by"));
      assertFalse(body.containsKey("other"));
    }

    @Test
    void escapesHostileText() {
      ProblemDetails details =
          ProblemDetails.of(
              Problem.PROFILE_NOT_SERVED.because("The profile '%s' is not served", "\"}<\n\u2028"));

      assertEquals(
          "The profile '\"}<\\u000a\\u2028' is not served."
              + " Ask the operator for the profile's name.",
          parsed(details.json()).getString("detail"));
    }
  }

  @Nested
  class Faults {
    static List<Problem> faults() {
      return Arrays.stream(Problem.values()).filter(problem -> problem.status() >= 500).toList();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void showNeitherCauseNorFacts(Problem fault) {
      ProblemDetails details = ProblemDetails.of(canary(fault));

      JsonObject body = parsed(details.json());

      assertEquals(
          "The server cannot answer this now. Its log says why.", body.getString("detail"));
      assertEquals(Set.of("type", "title", "status", "detail", "code"), body.keySet());
      assertFalse(details.toString().contains("canary"), details.toString());
    }

    @Test
    void maySayWhenToAskAgain() {
      ProblemDetails details = ProblemDetails.of(canary(Problem.POLICY_FAILED));

      assertEquals(503, details.status());
      assertEquals("5", details.headers().get("Retry-After"));
    }
  }

  @Nested
  class Headers {
    @ParameterizedTest
    @EnumSource(Problem.class)
    void forbidCachingAndSniffing(Problem problem) {
      ProblemDetails details = ProblemDetails.of(canary(problem));

      hasCommonHeaders(details);
      assertEquals(problem.status(), details.status());
      assertEquals(problem.status() == 401, details.headers().containsKey("WWW-Authenticate"));

      boolean passes = problem == Problem.POLICY_FAILED || problem == Problem.KEY_NOT_CONFIRMED;
      assertEquals(passes, details.headers().containsKey("Retry-After"));
    }

    @ParameterizedTest
    @EnumSource(names = {"BEARER_MISSING", "CALLER_MISSING"})
    void nameNoErrorWithoutABearer(Problem problem) {
      ProblemDetails details = ProblemDetails.of(problem.because("x"));

      assertEquals("Bearer", details.headers().get("WWW-Authenticate"));
    }

    @ParameterizedTest
    @CsvSource({
      "BEARER_REFUSED, Bearer refused",
      "SESSION_TOO_SHORT, Login ends too soon",
      "SESSION_UNKNOWN, End of the login unknown"
    })
    void nameTheErrorOfABadBearer(Problem problem, String title) {
      ProblemDetails details = ProblemDetails.of(problem.because("\"canary\r\n"));

      assertEquals(
          "Bearer error=\"invalid_token\", error_description=\"" + title + "\"",
          details.headers().get("WWW-Authenticate"));
    }
  }

  @Nested
  class OfAServersOwnError {
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
    void keepTheStatusAndAddACode(int status, String code) {
      ProblemDetails details = ProblemDetails.ofStatus(status, true);

      assertEquals(status, details.status());
      assertEquals(status, parsed(details.json()).getInt("status"));
      assertEquals(code, parsed(details.json()).getString("code"));
      hasCommonHeaders(details);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nameAnErrorOnlyIfABearerWasSent(boolean sent) {
      ProblemDetails details = ProblemDetails.ofStatus(401, sent);

      assertEquals(sent ? "TWT-053" : "TWT-052", parsed(details.json()).getString("code"));
      assertEquals(
          sent ? "Bearer error=\"invalid_token\", error_description=\"Bearer refused\"" : "Bearer",
          details.headers().get("WWW-Authenticate"));
    }
  }
}
