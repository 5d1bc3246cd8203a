package io.github.twiliotoken.war;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.endpoint.ProblemDetails;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error responses of the server become problem details; other responses get headers. */
class ForeignErrorFilterTest {
  private static final MediaType PROBLEM = MediaType.valueOf(ProblemDetails.MEDIA_TYPE);

  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
  private @Nullable String bearer;
  private List<Object> matchedResources = List.of();

  private @Nullable String body;
  private @Nullable Object bodyType;

  private void filter(int status, @Nullable MediaType type) {
    UriInfo uri = Stubs.of(UriInfo.class, (called, arguments) -> matchedResources);
    new ForeignErrorFilter()
        .filter(
            Stubs.of(
                ContainerRequestContext.class,
                (called, arguments) -> called.equals("getUriInfo") ? uri : bearer),
            Stubs.of(
                ContainerResponseContext.class,
                (called, arguments) ->
                    switch (called) {
                      case "getStatus" -> status;
                      case "getMediaType" -> type;
                      case "getHeaders" -> headers;
                      case "setEntity" -> replace(arguments);
                      default -> throw new UnsupportedOperationException(called);
                    }));
  }

  private @Nullable Object replace(Object[] arguments) {
    body = new String((byte[]) arguments[0], UTF_8);
    bodyType = arguments[2];
    return null;
  }

  @ParameterizedTest
  @CsvSource({"200, application/json", "204,", "399, text/html", "403, application/problem+json"})
  void everyResponseHasTheCommonHeaders(int status, @Nullable String type) {
    filter(status, type == null ? null : MediaType.valueOf(type));

    assertNull(body);
    assertEquals("no-store", headers.getFirst("Cache-Control"));
    assertEquals(4, headers.size());
  }

  @Nested
  class AnError {
    @ParameterizedTest
    @CsvSource({"400, TWT-064", "404, TWT-060", "405, TWT-056", "500, TWT-065"})
    void becomesProblemDetails(int status, String code) {
      filter(status, MediaType.TEXT_HTML_TYPE);

      assertEquals(PROBLEM, bodyType);
      assertTrue(String.valueOf(body).contains(code), body);
      assertEquals("no-store", headers.getFirst("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isChallengedByWhetherABearerWasSent(boolean sent) {
      bearer = sent ? "Bearer a.b.c" : null;

      filter(401, null);

      assertTrue(String.valueOf(body).contains(sent ? "TWT-053" : "TWT-052"), body);
      assertEquals(
          sent ? "Bearer error=\"invalid_token\", error_description=\"Bearer refused\"" : "Bearer",
          headers.getFirst("WWW-Authenticate"));
    }
  }

  @Nested
  class AJsonError {
    @Test
    void ofAServersOwnResourceStays() {
      matchedResources = List.of(Map.of());

      filter(503, MediaType.APPLICATION_JSON_TYPE);

      assertNull(body);
    }

    @Test
    void ofAServersOwnResourceInHtmlIsReplaced() {
      matchedResources = List.of(Map.of());

      filter(503, MediaType.TEXT_HTML_TYPE);

      assertTrue(String.valueOf(body).contains("TWT-065"), body);
    }

    @Test
    void ofAnEndpointIsReplaced() {
      matchedResources = List.of(new TokenResource());

      filter(500, MediaType.APPLICATION_JSON_TYPE);

      assertTrue(String.valueOf(body).contains("TWT-065"), body);
    }

    @Test
    void ofNoResourceIsReplaced() {
      filter(404, MediaType.APPLICATION_JSON_TYPE);

      assertTrue(String.valueOf(body).contains("TWT-060"), body);
    }
  }
}
