package io.github.twiliotoken.keys;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.twilio.TwilioStandIn.ACCOUNT;
import static io.github.twiliotoken.twilio.TwilioStandIn.AUTH_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.twilio.Fault;
import io.github.twiliotoken.twilio.KeyResources.Held;
import io.github.twiliotoken.twilio.TwilioStandIn;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Twilio's API for keys, with everything that goes wrong between us and it. */
class ApiKeysTest {
  private final TwilioStandIn twilio = TwilioStandIn.start();
  private final List<Duration> waited = new ArrayList<>();
  private final ApiKeys keys = keys(ApiLogin.authToken(ACCOUNT, AUTH_TOKEN));

  private ApiKeys keys(ApiLogin login) {
    return keys(login, Duration.ofSeconds(30));
  }

  private ApiKeys keys(ApiLogin login, Duration read) {
    Backoff backoff = new Backoff(waited::add, () -> 1);
    ApiUrl url = new ApiUrl(twilio.url());
    ApiClient calls = new ApiClient(url, login, backoff, read);
    return new ApiKeys(ACCOUNT, Optional.empty(), calls);
  }

  @AfterEach
  void everyRequestWasAsTwilioDescribes() {
    keys.close();
    twilio.close();
    assertEquals(List.of(), twilio.violations());
  }

  @Test
  void makesNamesFindsAndDeletes() {
    CreatedKey made = keys.create("Zoë & friends = 100 %");
    Held key = twilio.keys().get(made.keySid()).orElseThrow();
    assertEquals(key.secret(), made.revealSecret());
    assertEquals("Zoë & friends = 100 %", key.name());
    assertEquals(
        Optional.of(new ApiKey(key.sid(), key.name(), Optional.of(twilio.now()))),
        keys.get(key.sid()));
    assertEquals("other", keys.rename(key.sid(), "other").friendlyName());
    assertEquals("other", twilio.keys().get(key.sid()).orElseThrow().name());
    keys.delete(key.sid());
    assertEquals(List.of(), twilio.keys().all());
    assertEquals(Optional.empty(), keys.get(key.sid()));
    keys.delete(key.sid());
  }

  @Test
  void listsAllPagesAndEachWhenItIsNeeded() {
    List<String> sids = new ArrayList<>();
    for (int i = 0; i < 2400; i++) {
      sids.add(twilio.keys().make("key " + i, twilio.now()).sid());
    }
    Iterator<ApiKey> listed = keys.list().iterator();
    assertEquals(0, twilio.requests().size());
    assertEquals(sids.get(0), listed.next().sid());
    assertEquals(1, twilio.requests().size());
    assertEquals(sids, keys.list().map(ApiKey::sid).toList());
    assertEquals(4, twilio.requests().size());
  }

  @Test
  void anEmptyAccountHasNoKeys() {
    assertEquals(0, keys.list().count());
  }

  /** The login goes to no other host, and a list ends. */
  @ParameterizedTest
  @EnumSource(names = {"FOREIGN_PAGE", "ENDLESS_PAGE"})
  void aLinkThatLeadsAstrayIsRefused(Fault fault) {
    twilio.next("GET", fault);
    var failure = assertThrows(TwilioApiException.class, () -> keys.list().count());
    assertEquals(
        "Twilio's link to the next page leads to another host, or back", failure.getMessage());
    assertEquals(1, twilio.requests().size());
  }

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
  void aFaultIsMendedOrTold(Fault fault, int get, int delete, int post) {
    Held key = twilio.keys().make("one", twilio.now());
    came(get, "GET", fault, () -> keys.get(key.sid()));
    came(post, "POST", fault, () -> keys.create("two"));
    came(delete, "DELETE", fault, () -> keys.delete(key.sid()));
  }

  private void came(int requests, String method, Fault fault, Runnable call) {
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
  void nobodyWaitsForAnAnswerForEver() {
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
  void whereNobodyListensEvenAPostIsTriedAgain() {
    twilio.close();
    var failure = assertThrows(TwilioApiException.class, () -> keys.create("one"));
    assertEquals(0, failure.status());
    assertEquals(
        "No whole answer from 127.0.0.1:" + twilio.url().getPort() + ": connection refused",
        failure.getMessage());
    assertEquals(Backoff.MAX_ATTEMPTS - 1, waited.size());
  }

  @Test
  void nobodyAsksForEver() {
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
  void noMessageTellsThePasswordHoweverLongItIs() {
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

  @ParameterizedTest
  @CsvSource({"60, true", "61, false"})
  void nobodyWaitsOverAMinuteForOneAnswer(long seconds, boolean again) {
    Backoff backoff = new Backoff(waited::add, () -> 1);
    Optional<Duration> pause = Optional.of(Duration.ofSeconds(seconds));
    assertEquals(
        again ? pause : Optional.empty(),
        backoff.pause(1, Backoff.MAX_ATTEMPTS, Duration.ofSeconds(seconds)));
  }

  @Test
  void callersDoNotWaitInStep() {
    assertEquals(
        Optional.of(Duration.ofSeconds(1)),
        new Backoff(waited::add, () -> 0).pause(3, Backoff.MAX_ATTEMPTS, Duration.ZERO));
  }

  @Test
  void whoIsInterruptedStopsWaiting() {
    Backoff interrupted =
        new Backoff(
            time -> {
              throw new InterruptedException();
            },
            () -> 1);
    assertFalse(interrupted.sleep(Duration.ZERO));
    assertTrue(Thread.interrupted());
  }

  @Test
  void aStandardKeyMayNotManageKeys() {
    Held key = twilio.keys().make("one", twilio.now());
    try (ApiKeys own = keys(ApiLogin.key(key.sid(), key.secret()))) {
      var failure = assertThrows(TwilioApiException.class, () -> own.create("two"));
      assertEquals(401, failure.status());
      assertEquals(20003, failure.code());
      assertEquals(List.of(), waited);
    }
    try (ApiKeys main = keys(ApiLogin.key(TwilioStandIn.MAIN_KEY, TwilioStandIn.MAIN_SECRET))) {
      assertEquals(1, main.list().count());
    }
  }

  @Test
  void aNewKeyIsProvenOnceTwilioKnowsIt() {
    CreatedKey made = keys.create("one");
    twilio.next("GET", Fault.UNKNOWN_LOGIN, Fault.UNKNOWN_LOGIN);
    keys.api().verify(made, Duration.ZERO);
    assertEquals(2, waited.size());
    waited.clear();
    Held key = twilio.keys().get(made.keySid()).orElseThrow();
    twilio.keys().delete(key.sid());
    assertThrows(TwilioApiException.class, () -> keys.api().verify(made, Duration.ZERO));
    assertEquals(Backoff.MAX_ATTEMPTS_WITH_NEW_KEY - 1, waited.size());
    Duration all = waited.stream().reduce(Duration.ZERO, Duration::plus);
    assertEquals(Duration.ofSeconds(319).plusMillis(500), all, "some five minutes");
  }

  @Test
  void aNewKeyRestsAndIsProvenAgain() {
    CreatedKey made = keys.create("one");
    keys.api().verify(made, Duration.ofMinutes(10));
    assertEquals(List.of(Duration.ofMinutes(10)), waited);
    List<String> requests = twilio.requests();
    assertEquals(2, requests.stream().filter(line -> line.contains("/Applications")).count());
  }

  /** Nothing becomes of asking again. */
  @Test
  void aCertificateThatIsNotTrustedIsToldAtOnce() throws Exception {
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
  void whoGivesUpDoesNotSayThatHeAsksAgain() {
    List<String> told = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            told.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(ApiClient.class.getName());
    log.addHandler(handler);
    try {
      twilio.next("GET", Fault.BUSY_FOR_AN_HOUR);
      assertThrows(TwilioApiException.class, () -> keys.list().count());
      assertEquals(List.of(), told);
      twilio.next("GET", Fault.BUSY);
      assertEquals(0, keys.list().count());
      assertEquals(1, told.size());
      assertTrue(told.get(0).startsWith("Asking again in 500 ms: Twilio answered 429"));
    } finally {
      log.removeHandler(handler);
    }
  }

  @Test
  void aKeyInUseIsNotDeleted() {
    Held key = twilio.keys().make("one", twilio.now());
    ApiKeys sparing = keys.sparing(() -> Set.of(key.sid()));
    refuses(Problem.KEY_IN_USE, () -> sparing.delete(key.sid()));
    try (ApiKeys main = keys(ApiLogin.key(TwilioStandIn.MAIN_KEY, TwilioStandIn.MAIN_SECRET))) {
      refuses(Problem.KEY_IN_USE, () -> main.delete(TwilioStandIn.MAIN_KEY));
    }
    assertEquals(1, twilio.keys().all().size());
  }

  @Test
  void twiliosClockIsThatOfItsAnswers() {
    assertEquals(twilio.now(), keys.api().time());
  }

  @Test
  void aNameHas1To64Characters() {
    keys.create("x".repeat(64));
    for (String wrong : List.of("", " ", "x".repeat(65))) {
      assertThrows(IllegalArgumentException.class, () -> keys.create(wrong));
    }
    assertEquals(1, twilio.keys().made());
  }
}
