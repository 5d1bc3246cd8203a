package io.github.twiliotoken.war;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the place of the server's own error page, and what of it reaches the log. */
class ErrorServletTest {
  private static final Logger LOG = Logger.getLogger(ErrorServlet.class.getName());

  private final List<String> logged = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void leave() {
    LOG.removeHandler(handler);
    LOG.setUseParentHandlers(true);
  }

  @ParameterizedTest
  @CsvSource({"403", "405", "501"})
  void outsideTheEndpointThereIsNothingHoweverItIsAskedFor(int code) throws IOException {
    for (String uri : List.of("/app", "/app/", "/app/nothing", "/app/twiliox", "/twilio/token")) {
      body.reset();
      answer(code, uri);
      assertEquals(404, status, uri);
      assertTrue(body.toString(UTF_8).contains("\"TWT-060\""), body.toString(UTF_8));
    }
    assertEquals(List.of(), logged);
  }

  @ParameterizedTest
  @CsvSource({"403, TWT-054", "405, TWT-056", "501, TWT-065"})
  void atTheEndpointTheServersStatusStays(int code, String problem) throws IOException {
    for (String uri : List.of("/app/twilio", "/app/twilio/token")) {
      body.reset();
      answer(code, uri);
      assertEquals(code, status, uri);
      assertTrue(body.toString(UTF_8).contains(problem), body.toString(UTF_8));
    }
  }

  @Test
  void aFaultIsLoggedWhereverItIs() throws IOException {
    answer(500, "/app/nothing");
    assertEquals(500, status);
    assertEquals(
        List.of("TWT-065: The server failed before it called the endpoint, and did not say why"),
        logged);
  }

  private void answer(int code, String uri) throws IOException {
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

  private interface Calls {
    @Nullable Object of(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> calls.of(method.getName(), arguments)));
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
