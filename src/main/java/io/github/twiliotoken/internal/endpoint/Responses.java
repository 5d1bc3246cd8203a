package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.internal.text.JsonLibrary;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of every answer: headers, and problems as RFC 9457 has them. */
public final class Responses {
  /** The media type of a problem (RFC 9457). */
  public static final String PROBLEM_JSON = "application/problem+json";

  private static final String JSON = "application/json";
  private static final String FAILED = "The server cannot answer this now. Its log says why.";

  /** Seconds; a directory or database that was away is often back by then. */
  private static final String SOON = "5";

  private static final List<String> FACTS = List.of("min", "max", "limited_by");

  /**
   * A refusal, ready to be written: what error pages and filters need.
   *
   * @param headers all of them, the media type excepted
   * @param body in {@link #PROBLEM_JSON}, to be written in UTF-8
   */
  public record Refusal(int status, Map<String, String> headers, String body) {}

  private Responses() {}

  /** What every answer carries, so that no cache and no sniffing browser gets hold of a token. */
  public static Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    headers.put("Pragma", "no-cache");
    headers.put("Vary", "Authorization, Accept");
    headers.put("X-Content-Type-Options", "nosniff");
    return headers;
  }

  /**
   * The answer in place of one that the container, or JAX-RS itself, would give.
   *
   * @param status the status it chose
   * @param bearerSent whether the request had an {@code Authorization} header
   */
  public static Refusal inPlaceOf(int status, boolean bearerSent) {
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
                  "The server did not take the bearer: it is no token, foreign or expired";
              case SERVER_FAULT -> "The server failed before the endpoint";
              default -> "The server refused the request";
            });
    return refusal(refused, status, detail(refused));
  }

  static Refusal refusal(TwilioTokenException refused) {
    int status = refused.problem().status();
    return refusal(refused, status, status < 500 ? detail(refused) : FAILED);
  }

  private static Refusal refusal(TwilioTokenException refused, int status, String detail) {
    Problem problem = refused.problem();
    Map<String, String> headers = headers();
    if (status == 401) {
      headers.put("WWW-Authenticate", challenge(refused));
    }
    if (problem == Problem.POLICY_FAILED || problem == Problem.KEY_NOT_CONFIRMED) {
      headers.put("Retry-After", SOON);
    }
    JsonObjectBuilder json =
        JsonLibrary.PROVIDER
            .createObjectBuilder()
            .add("type", "tag:twiliotoken.github.io,2026:" + problem.code())
            .add("title", problem.title())
            .add("status", status)
            .add("detail", detail)
            .add("code", problem.code());
    // the cause of a fault is the operator's business
    Map<String, Object> facts = status < 500 ? refused.facts() : Map.of();
    for (String name : FACTS) {
      if (facts.get(name) instanceof Long seconds) {
        json.add(name, seconds);
      } else if (facts.get(name) instanceof String setBy) {
        json.add(name, setBy);
      }
    }
    return new Refusal(status, headers, json.build().toString());
  }

  private static String detail(TwilioTokenException refused) {
    String repair = refused.problem().repair();
    return repair.isEmpty() ? refused.detail() + "." : refused.detail() + ". " + repair;
  }

  /** RFC 6750, section 3.1: no error code where no token was sent. */
  private static String challenge(TwilioTokenException refused) {
    return refused.problem() == Problem.BEARER_MISSING
            || refused.problem() == Problem.CALLER_MISSING
        ? "Bearer"
        : "Bearer error=\"invalid_token\", error_description=\"" + refused.problem().title() + "\"";
  }

  public static Response problem(TwilioTokenException refused) {
    Refusal refusal = refusal(refused);
    Response.ResponseBuilder response =
        Response.status(refusal.status).type(PROBLEM_JSON).entity(utf8(refusal.body));
    refusal.headers.forEach(response::header);
    return response.build();
  }

  static Response json(String json) {
    return ok(JSON, utf8(json));
  }

  static Response bareToken(String jwt) {
    return ok("text/plain;charset=UTF-8", utf8(jwt));
  }

  private static Response ok(String type, byte[] body) {
    Response.ResponseBuilder response = Response.ok(body).type(type);
    headers().forEach(response::header);
    return response.build();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
