package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.value.ApiLogin;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One request over a real connection, to servers that do not behave. */
class HttpTransportTest {
  private static final ApiLogin LOGIN =
      ApiLogin.authToken("AC" + "1".repeat(32), "canary0auth0token");
  private static final int LARGEST_BODY = 1 << 20;

  private static ApiResponse get(RawServer server, Duration deadline)
      throws IOException, InterruptedException {
    return new HttpTransport(deadline).send(ApiRequest.get(server.url(), LOGIN));
  }

  private static ApiResponse get(RawServer server) throws IOException, InterruptedException {
    return get(server, Duration.ofSeconds(30));
  }

  @Nested
  class Deadline {
    private final Duration deadline = Duration.ofMillis(500);

    @Test
    void endsAWaitForNoAnswer() throws Exception {
      try (RawServer silent = RawServer.start(connection -> connection.listen(0))) {
        assertThrows(HttpTimeoutException.class, () -> get(silent, deadline));
        assertTrue(silent.sawHangUp());
      }
    }

    @Test
    void endsABodyThatDrips() throws Exception {
      RawServer.Behaviour drips =
          connection -> {
            connection.head(LARGEST_BODY);
            while (true) {
              connection.write(" ");
              connection.listen(10);
            }
          };
      try (RawServer dripping = RawServer.start(drips)) {
        assertThrows(HttpTimeoutException.class, () -> get(dripping, deadline));
        assertTrue(dripping.sawHangUp());
      }
    }
  }

  @Nested
  class Body {
    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void hasAMebibyteAtMost(int more, boolean read) throws Exception {
      String json = "{\"a\":\"" + "x".repeat(LARGEST_BODY - 8 + more) + "\"}";
      RawServer.Behaviour large =
          connection -> {
            connection.head(json.length());
            connection.write(json);
          };
      try (RawServer server = RawServer.start(large)) {
        assertEquals(read, get(server).json().isPresent());
      }
    }

    @Test
    void isNotReadToItsEndIfTooLarge() throws Exception {
      String part = " ".repeat(1 << 16);
      long announced = 1L << 40;
      AtomicLong sent = new AtomicLong();
      RawServer.Behaviour endless =
          connection -> {
            connection.head(announced);
            while (sent.get() < announced) {
              connection.write(part);
              sent.addAndGet(part.length());
            }
          };
      try (RawServer server = RawServer.start(endless)) {
        assertTrue(get(server).json().isEmpty());
        assertTrue(server.sawHangUp());
      }

      assertTrue(sent.get() < announced / 1024, sent + " bytes");
    }

    @Test
    void isAFailureIfItIsCut() throws Exception {
      RawServer.Behaviour cuts =
          connection -> {
            connection.head(20);
            connection.write("{\"a\":1}");
          };
      try (RawServer server = RawServer.start(cuts)) {
        assertThrows(IOException.class, () -> get(server));
      }
    }
  }

  @Test
  void anInterruptEndsARequest() throws Exception {
    Thread asking = Thread.currentThread();
    RawServer.Behaviour interrupts =
        connection -> {
          asking.interrupt();
          connection.listen(0);
        };
    try (RawServer server = RawServer.start(interrupts)) {
      assertThrows(InterruptedException.class, () -> get(server));
      assertTrue(server.sawHangUp());
    }
  }

  @Test
  void nothingIsSentAfterItIsClosed() throws Exception {
    HttpTransport transport = new HttpTransport(Duration.ofSeconds(30));
    transport.close();
    try (RawServer server = RawServer.start(connection -> connection.head(0))) {
      ApiRequest request = ApiRequest.get(server.url(), LOGIN);

      assertThrows(IOException.class, () -> transport.send(request));
    }
  }
}
