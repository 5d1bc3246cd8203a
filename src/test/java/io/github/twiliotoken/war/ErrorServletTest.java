package io.github.twiliotoken.war;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.LogCapture;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Problem details in the place of a server's own error page. */
class ErrorServletTest {
  private final LogCapture log = LogCapture.of(ErrorServlet.class);

  private final Map<String, Object> error = new HashMap<>();
  private @Nullable String bearer;
  private @Nullable String charset;

  private final Map<String, Object> sent = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    log.close();
  }

  private void serve(int status, String uri) throws IOException {
    error.put(RequestDispatcher.ERROR_STATUS_CODE, status);
    error.put(RequestDispatcher.ERROR_REQUEST_URI, uri);
    serve();
  }

  private void serve() throws IOException {
    body.reset();
    HttpServletRequest request =
        Stubs.of(
            HttpServletRequest.class,
            (method, arguments) ->
                switch (method) {
                  case "getAttribute" -> error.get((String) arguments[0]);
                  case "getContextPath" -> "/app";
                  case "getHeader" -> bearer;
                  case "getCharacterEncoding" -> charset;
                  default -> throw new UnsupportedOperationException(method);
                });
    HttpServletResponse response =
        Stubs.of(
            HttpServletResponse.class,
            (method, arguments) -> {
              switch (method) {
                case "getOutputStream" -> {
                  return new Sink();
                }
                case "setHeader" -> sent.put((String) arguments[0], arguments[1]);
                default -> sent.put(method, arguments[0]);
              }
              return null;
            });
    new ErrorServlet().service(request, response);
  }

  private void assertSent(int status, String code) {
    String json = body.toString(UTF_8);
    assertEquals(status, sent.get("setStatus"), json);
    assertTrue(json.contains("\"" + code + "\""), json);
  }

  @Test
  void theResponseIsWhole() throws IOException {
    serve(401, "/app/twilio/token");

    assertSent(401, "TWT-052");
    assertEquals("application/problem+json", sent.get("setContentType"));
    assertEquals(body.size(), sent.get("setContentLength"));
    assertEquals("no-store", sent.get("Cache-Control"));
    assertEquals("Bearer", sent.get("WWW-Authenticate"));
  }

  @Test
  void aBearerThatWasSentIsRefused() throws IOException {
    bearer = "Bearer a.b.c";

    serve(401, "/app/twilio/token");

    assertSent(401, "TWT-053");
  }

  @Test
  void itsOwnPathIsNotFound() throws IOException {
    serve();

    assertSent(404, "TWT-060");
  }

  @ParameterizedTest
  @CsvSource({"403", "405", "501"})
  void outsideTheEndpointNothingIsFound(int code) throws IOException {
    for (String uri : List.of("/app", "/app/", "/app/nothing", "/app/twiliox", "/twilio/token")) {
      serve(code, uri);

      assertSent(404, "TWT-060");
    }
    assertEquals(List.of(), log.messages());
  }

  @ParameterizedTest
  @CsvSource({"403, TWT-054", "405, TWT-056", "501, TWT-065"})
  void atTheEndpointTheStatusStays(int code, String problem) throws IOException {
    for (String uri : List.of("/app/twilio", "/app/twilio/token")) {
      serve(code, uri);

      assertSent(code, problem);
    }
  }

  @Nested
  class AFault {
    @Test
    void isLogged() throws IOException {
      serve(500, "/app/nothing");

      assertSent(500, "TWT-065");
      assertEquals(
          List.of("TWT-065: The server failed before it called the endpoint, and did not say why"),
          log.messages());
    }

    @Test
    void isLoggedWithItsCause() throws IOException {
      error.put(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("canary"));

      serve(500, "/app/twilio/token");

      assertEquals(
          List.of("TWT-065: The server failed before it called the endpoint"), log.messages());
      assertTrue(String.valueOf(log.records().get(0).getThrown()).contains("canary"));
      assertTrue(!body.toString(UTF_8).contains("canary"), body.toString(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-unknown", "not a charset"})
    void ofAnUnknownCharsetIsTheClients(String name) throws IOException {
      charset = name;
      serve(500, "/app/twilio/token");
      assertSent(401, "TWT-052");

      bearer = "Bearer a.b.c";
      serve(500, "/app/twilio/token");
      assertSent(415, "TWT-059");
    }

    @Test
    void withAKnownCharsetIsTheServers() throws IOException {
      charset = "utf-8";

      serve(500, "/app/twilio/token");

      assertSent(500, "TWT-065");
    }
  }

  private final class Sink extends ServletOutputStream {
    @Override
    public void write(int b) {
      body.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}
  }
}
