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
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Problem details in the place of a server's own error page, and in the log. */
class ErrorServletTest {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;

  @ParameterizedTest
  @CsvSource({"403", "405", "501"})
  void outsideTheEndpointNothingIsFound(int code) throws IOException {
    try (LogCapture log = LogCapture.of(ErrorServlet.class)) {
      for (String uri : List.of("/app", "/app/", "/app/nothing", "/app/twiliox", "/twilio/token")) {
        answer(code, uri);

        assertEquals(404, status, uri);
        assertTrue(body.toString(UTF_8).contains("\"TWT-060\""), body.toString(UTF_8));
      }
      assertEquals(List.of(), log.messages());
    }
  }

  @ParameterizedTest
  @CsvSource({"403, TWT-054", "405, TWT-056", "501, TWT-065"})
  void atTheEndpointTheStatusStays(int code, String problem) throws IOException {
    for (String uri : List.of("/app/twilio", "/app/twilio/token")) {
      answer(code, uri);

      assertEquals(code, status, uri);
      assertTrue(body.toString(UTF_8).contains(problem), body.toString(UTF_8));
    }
  }

  @Test
  void aFaultIsLogged() throws IOException {
    try (LogCapture log = LogCapture.of(ErrorServlet.class)) {
      answer(500, "/app/nothing");

      assertEquals(500, status);
      assertEquals(
          List.of("TWT-065: The server failed before it called the endpoint, and did not say why"),
          log.messages());
    }
  }

  private void answer(int code, String uri) throws IOException {
    body.reset();
    Map<String, Object> attributes =
        Map.of(RequestDispatcher.ERROR_STATUS_CODE, code, RequestDispatcher.ERROR_REQUEST_URI, uri);
    HttpServletRequest request =
        proxy(
            HttpServletRequest.class,
            (method, arguments) ->
                switch (method) {
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "getContextPath" -> "/app";
                  default -> null;
                });
    HttpServletResponse response =
        proxy(
            HttpServletResponse.class,
            (method, arguments) -> {
              if (method.equals("setStatus")) {
                status = (Integer) arguments[0];
              }
              return method.equals("getOutputStream") ? new Sink() : null;
            });
    new ErrorServlet().service(request, response);
  }

  private interface Stub {
    @Nullable Object call(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Stub stub) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> stub.call(method.getName(), arguments)));
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
