package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.internal.text.JsonLibrary;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Holds a refusal as it is sent: problem details (RFC 9457) with their status and headers.
 * Endpoints, the exception mapper, the filter and the error page of the WAR send the same ones.
 *
 * @param headers all headers of the response but its media type, which is {@link #MEDIA_TYPE}
 * @param json the body
 */
public record ProblemDetails(int status, Map<String, String> headers, String json) {
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String DETAIL_OF_A_FAULT =
      "The server cannot answer this now. Its log says why.";

  /** When to try again: a directory or database that failed is often back within seconds. */
  private static final String RETRY_AFTER_SECONDS = "5";

  /** The extension members (RFC 9457, section 3.2) that a refusal may have. */
  private static final List<String> EXTENSIONS = List.of("min", "max", "limited_by");

  /** Returns the details of a refusal; those of a fault do not tell its cause. */
  public static ProblemDetails of(TwilioTokenException refused) {
    int status = refused.problem().status();
    return status < 500
        ? of(refused, status, detail(refused), refused.facts())
        : of(refused, status, DETAIL_OF_A_FAULT, Map.of());
  }

  /**
   * Returns the details that replace an error response of the container or of JAX-RS itself. The
   * status stays, so that what the server decided is not hidden.
   *
   * @param bearerSent whether the request had an {@code Authorization} header
   */
  public static ProblemDetails ofStatus(int status, boolean bearerSent) {
    Problem problem =
        switch (status) {
          case 401 -> bearerSent ? Problem.BEARER_REFUSED : Problem.BEARER_MISSING;
          case 403 -> Problem.ROLE_MISSING;
          case 404 -> Problem.NOT_FOUND;
          case 405 -> Problem.METHOD_NOT_ALLOWED;
          case 406 -> Problem.NOT_ACCEPTABLE;
          case 413 -> Problem.BODY_TOO_LARGE;
          case 415 -> Problem.MEDIA_TYPE_NOT_SUPPORTED;
          default -> status < 500 ? Problem.REQUEST_REFUSED : Problem.SERVER_FAULT;
        };
    TwilioTokenException refused =
        problem.because(
            switch (problem) {
              case BEARER_REFUSED ->
                  "The server refused the bearer token: it is malformed, expired or of another"
                      + " issuer";
              case SERVER_FAULT -> "The server failed before it called the endpoint";
              default -> "The server refused the request";
            });
    return of(refused, status, detail(refused), Map.of());
  }

  private static ProblemDetails of(
      TwilioTokenException refused, int status, String detail, Map<String, Object> facts) {
    Problem problem = refused.problem();
    Map<String, String> headers = Responses.commonHeaders();
    if (status == 401) {
      headers.put("WWW-Authenticate", challenge(problem));
    }
    if (problem == Problem.POLICY_FAILED || problem == Problem.KEY_NOT_CONFIRMED) {
      headers.put("Retry-After", RETRY_AFTER_SECONDS);
    }
    if (facts.get("retry_after") instanceof Long seconds) {
      headers.put("Retry-After", seconds.toString());
    }
    JsonObjectBuilder json =
        JsonLibrary.PROVIDER
            .createObjectBuilder()
            .add("type", "tag:twiliotoken.github.io,2026:" + problem.code())
            .add("title", problem.title())
            .add("status", status)
            .add("detail", detail)
            .add("code", problem.code());
    for (String name : EXTENSIONS) {
      if (facts.get(name) instanceof Long seconds) {
        json.add(name, seconds);
      } else if (facts.get(name) instanceof String text) {
        json.add(name, text);
      }
    }
    return new ProblemDetails(status, headers, json.build().toString());
  }

  private static String detail(TwilioTokenException refused) {
    String repair = refused.problem().repair();
    return repair.isEmpty() ? refused.detail() + "." : refused.detail() + ". " + repair;
  }

  /** Names an error only where a token was sent (RFC 6750, section 3.1). */
  private static String challenge(Problem problem) {
    return problem == Problem.BEARER_MISSING || problem == Problem.CALLER_MISSING
        ? "Bearer"
        : "Bearer error=\"invalid_token\", error_description=\"" + problem.title() + "\"";
  }

  /** Returns the body as it is sent, in UTF-8. */
  public byte[] body() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** Builds the response with these details, for JAX-RS. */
  public Response toResponse() {
    Response.ResponseBuilder response = Response.status(status).type(MEDIA_TYPE).entity(body());
    headers.forEach(response::header);
    return response.build();
  }
}
