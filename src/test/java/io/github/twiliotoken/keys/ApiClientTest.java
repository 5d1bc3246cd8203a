package io.github.twiliotoken.keys;

import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static io.github.twiliotoken.twilio.TwilioStandIn.AUTH_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.LogCapture;
import io.github.twiliotoken.twilio.Fault;
import io.github.twiliotoken.twilio.KeyResources.Held;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that goes wrong between us and Twilio, and what is sent again. */
class ApiClientTest extends ApiFixture {
  /**
   * What becomes of each fault: how many requests a GET, a DELETE and a POST take, or fail with.
   */
  @ParameterizedTest
  @CsvSource({
    "BUSY,               2, 2, 2",
    "BUSY_FOR_7_SECONDS, 2, 2, 2",
    "BUSY_FOR_AN_HOUR,   0, 0, 0",
    "FAILED_BEFORE,      2, 2, 0",
    "FAILED_AFTER,       2, 2, 0",
    "CUT_BEFORE,         2, 2, 0",
    "CUT_AFTER,          2, 2, 0",
    "CUT_IN_THE_MIDDLE,  2, 1, 0",
    "HTML,               0, 1, 0",
    "XML,                0, 1, 0",
    "RUBBISH,            0, 1, 0",
    "FOREIGN_404,        0, 0, 0",
    "REDIRECT,           0, 0, 0",
    "TELLTALE,           0, 0, 0",
  })
  void aFaultIsRepeatedOrReported(Fault fault, int get, int delete, int post) {
    Held key = twilio.keys().make("one", twilio.now());

    assertAttempts(get, "GET", fault, () -> keys.get(key.sid()));
    assertAttempts(post, "POST", fault, () -> keys.create("two"));
    assertAttempts(delete, "DELETE", fault, () -> keys.delete(key.sid()));
  }

  private void assertAttempts(int requests, String method, Fault fault, Runnable call) {
    int before = twilio.requests().size();
    waited.clear();
    twilio.next(method, fault);
    if (requests == 0) {
      var failure = assertThrows(TwilioApiException.class, call::run);
      String words = failure.getMessage() + failure.link();
      assertFalse(words.contains("canary"), words);
      assertFalse(words.contains("Basic Q"), words);
    } else {
      call.run();
    }
    assertEquals(Math.max(1, requests), twilio.requests().size() - before, method);
    Duration pause = Duration.ofMillis(fault == Fault.BUSY_FOR_7_SECONDS ? 7000 : 500);
    // the JDK's client itself repeats a GET that nobody has answered, at once; no DELETE or POST
    boolean unseen =
        method.equals("GET") && (fault == Fault.CUT_BEFORE || fault == Fault.CUT_AFTER);
    assertEquals(requests < 2 || unseen ? List.of() : List.of(pause), waited);
  }

  /** The one test that waits: for two answers that do not come. */
  @Test
  void aMissingAnswerEndsAtTheDeadline() {
    assertEquals(0, keys.list().count()); // what takes long the first time is not to be measured

    waited.clear();
    twilio.next("GET", Fault.SLOW).next("POST", Fault.SLOW);
    try (ApiKeys hasty = keys(ApiLogin.authToken(ACCOUNT, AUTH_TOKEN), Duration.ofMillis(500))) {
      assertEquals(0, hasty.list().count());
      assertEquals(1, waited.size());

      var failure = assertThrows(TwilioApiException.class, () -> hasty.create("one"));
      assertEquals(0, failure.status());
    }

    assertEquals(1, waited.size());
    assertEquals(1, twilio.keys().made());
  }

  @Test
  void anInterruptEndsACallAtOnce() {
    Thread.currentThread().interrupt();

    var failure = assertThrows(TwilioApiException.class, () -> keys.list().count());

    assertTrue(Thread.interrupted(), "the thread stays interrupted");
    assertEquals(0, failure.status());
    assertEquals(List.of(), waited);
  }

  @Test
  void aRefusedConnectionRepeatsEvenAPost() {
    twilio.close();
    var failure = assertThrows(TwilioApiException.class, () -> keys.create("one"));

    assertEquals(0, failure.status());
    assertEquals(
        "No whole answer from 127.0.0.1:" + twilio.url().getPort() + ": connection refused",
        failure.getMessage());
    assertEquals(Backoff.MAX_ATTEMPTS - 1, waited.size());
  }

  @Test
  void attemptsAreLimited() {
    twilio.chance(request -> Fault.BUSY);
    var failure = assertThrows(TwilioApiException.class, () -> keys.create("one"));

    assertEquals(429, failure.status());
    assertEquals(20429, failure.code());
    assertEquals("https://www.twilio.com/docs/errors/20429", failure.link());
    assertEquals(
        "Twilio answered 429, code 20429: Too Many Requests"
            + " (https://www.twilio.com/docs/errors/20429)",
        failure.getMessage());
    assertEquals(
        List.of(500L, 1000L, 2000L, 4000L, 8000L),
        waited.stream().map(Duration::toMillis).toList());
    assertEquals(0, twilio.keys().made());
  }

  @Test
  void noMessageShowsThePassword() {
    String password = "canary" + "\\".repeat(60) + "x".repeat(150);
    ApiLogin login = ApiLogin.authToken(ACCOUNT, password);
    String error = "{\"code\": 1, \"message\": \"no: " + password.replace("\\", "\\\\") + "\"}";
    ApiResponse answer =
        new ApiResponse(
            500,
            Optional.empty(),
            Duration.ZERO,
            Optional.of(Json.createReader(new StringReader(error)).readObject()));

    assertEquals("Twilio answered 500, code 1: no: ***", answer.failure(login).getMessage());
  }

  /** Nothing becomes of asking again. */
  @Test
  void anUntrustedCertificateIsNotRepeated() throws Exception {
    // a server without any certificate fails the handshake just as well
    try (ServerSocket server =
        SSLContext.getDefault()
            .getServerSocketFactory()
            .createServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> shakeHands(server), "tls");
      thread.setDaemon(true);
      thread.start();
      ApiUrl url = ApiUrl.parse("https://127.0.0.1:" + server.getLocalPort());
      Backoff backoff = new Backoff(waited::add, () -> 1);
      ApiLogin login = ApiLogin.authToken(ACCOUNT, AUTH_TOKEN);
      ApiClient calls = new ApiClient(url, login, backoff, Duration.ofSeconds(30));
      try (ApiKeys there = new ApiKeys(ACCOUNT, Optional.empty(), calls)) {
        var failure = assertThrows(TwilioApiException.class, () -> there.list().count());
        String message = String.valueOf(failure.getMessage());

        assertTrue(message.contains("SSLHandshakeException; a certificate that this"), message);
        assertFalse(failure.isTemporary());
      }
    }

    assertEquals(List.of(), waited);
  }

  private static void shakeHands(ServerSocket server) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          int unused = socket.getInputStream().read();
        } catch (SSLException e) {
          // as is meant
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  @Test
  void onlyAnAttemptThatFollowsIsLogged() {
    try (LogCapture log = LogCapture.of(ApiClient.class)) {
      twilio.next("GET", Fault.BUSY_FOR_AN_HOUR);
      assertThrows(TwilioApiException.class, () -> keys.list().count());
      assertEquals(List.of(), log.messages());

      twilio.next("GET", Fault.BUSY);

      assertEquals(0, keys.list().count());
      assertEquals(1, log.messages().size());
      assertTrue(log.messages().get(0).startsWith("Asking again in 500 ms: Twilio answered 429"));
    }
  }
}
