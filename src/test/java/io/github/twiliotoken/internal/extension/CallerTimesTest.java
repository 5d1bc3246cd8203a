package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.Policies.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller's {@code nbf}, {@code exp} and {@code iat} (RFC 7519, sections 4.1.4 to 4.1.6). */
class CallerTimesTest {
  private static final Map<String, String> SETTINGS =
      Container.settings(Container.ACCOUNT, Container.VIDEO);
  private static final long END = NOW.plusSeconds(3600).getEpochSecond();

  /** Both sides of each boundary; 60 s of skew unless MicroProfile JWT is told otherwise. */
  @ParameterizedTest
  @CsvSource({
    "nbf, '',    60, true",
    "nbf, '',    61, false",
    "nbf, '',  -999, true",
    "iat, '',    60, true",
    "iat, '',    61, false",
    "iat, '',  -999, true",
    "nbf,  0,     0, true",
    "nbf,  0,     1, false",
    "nbf, 5,      5, true",
    "iat,  0,     0, true",
    "iat,  0,     1, false",
    "nbf, 5,      6, false",
    "nbf, 3600, 3600, true",
    "nbf, 3600, 3601, false",
    "exp, '',    60, true",
    "exp, '',     0, false",
    "exp, 3600,  -1, false"
  })
  void takesAStartUpToTheSkewAheadAndNoPastEnd(
      String claim, String skew, long ahead, boolean taken) {
    Map<String, String> settings =
        skew.isEmpty()
            ? SETTINGS
            : Container.settings(SETTINGS, Map.of("mp.jwt.verify.clock.skew", skew));
    Map<String, Object> claims = new HashMap<>(Map.of("upn", "alice", "exp", END));
    claims.put(claim, NOW.plusSeconds(ahead).getEpochSecond());

    if (taken) {
      takes(settings, FakeRequest.jwt(claims));
    } else {
      refuses(Problem.BEARER_REFUSED, settings, FakeRequest.jwt(claims));
    }
  }

  @Test
  void aFractionOfASecondCounts() {
    BigDecimal half = new BigDecimal("0.5");
    BigDecimal skewed = BigDecimal.valueOf(NOW.plusSeconds(60).getEpochSecond());

    takes(SETTINGS, with("nbf", skewed.subtract(half)));
    refuses(Problem.BEARER_REFUSED, SETTINGS, with("nbf", skewed.add(half)));

    BigDecimal now = BigDecimal.valueOf(NOW.getEpochSecond());
    refuses(Problem.SESSION_TOO_SHORT, SETTINGS, with("exp", now.add(half)));
    refuses(Problem.BEARER_REFUSED, SETTINGS, with("exp", now.subtract(half)));
  }

  static Stream<Object> noTimes() {
    return Stream.of(
        "soon",
        "",
        String.valueOf(NOW.getEpochSecond()),
        true,
        List.of(),
        List.of(1L),
        Map.of("a", 1L),
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        253_402_300_800L,
        -253_402_300_800L,
        new BigDecimal("1e400"),
        new BigDecimal("-1e400"));
  }

  @ParameterizedTest
  @MethodSource("noTimes")
  void refusesWhatIsNoTime(Object noTime) {
    for (String claim : List.of("nbf", "iat", "exp")) {
      refuses(Problem.BEARER_REFUSED, SETTINGS, with(claim, noTime));
    }
  }

  /** Payara's numbers are of 64 bits: of what is larger it hands out another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "1e30",
        "1e400",
        "1e2147483648",
        "253402300800",
        "\"soon\"",
        "null",
        "[]",
        "{}",
        "true"
      })
  void refusesWhatWasSentWhateverTheServerMadeOfIt(String json) {
    for (String claim : List.of("nbf", "iat")) {
      String sent = "{\"upn\": \"alice\", \"exp\": %d, \"%s\": %s}".formatted(END, claim, json);

      refuses(
          Problem.BEARER_REFUSED,
          SETTINGS,
          FakeRequest.jwt(
              Map.of("upn", "alice", "exp", END, claim, -1L, "raw_token", compact(sent))));
    }
  }

  @Test
  void takesTheTimesThatWereSent() {
    Map<String, Object> known = Map.of("upn", "alice", "exp", 1L, "nbf", END);

    for (String sent :
        List.of(
            "{\"exp\": %d.5, \"nbf\": 0, \"note\": null}".formatted(END),
            "{\"exp\": %de0, \"nbf\": -1}".formatted(END))) {
      Map<String, Object> claims = new HashMap<>(known);
      claims.put("raw_token", compact(sent));
      takes(SETTINGS, FakeRequest.jwt(claims));
    }
  }

  /** RFC 7519, section 4: names are unique, and who reads the last could be told the first. */
  @Test
  void refusesAClaimThatWasSentTwice() {
    String sent = "{\"upn\": \"alice\", \"upn\": \"bob\", \"exp\": %d}".formatted(END);

    refuses(
        Problem.BEARER_REFUSED,
        SETTINGS,
        FakeRequest.jwt(Map.of("upn", "alice", "exp", END, "raw_token", compact(sent))));
  }

  /** Payara throws at a time that is no number. */
  @Test
  void refusesAClaimThatTheServerCannotRead() {
    JsonWebToken known = FakeRequest.jwt(Map.of("upn", "alice", "exp", END, "auth_time", "soon"));
    JsonWebToken failing =
        (JsonWebToken)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {JsonWebToken.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("getClaim") && arguments[0].equals("auth_time")) {
                    throw new ClassCastException("no JsonNumber");
                  }
                  return method.invoke(known, arguments);
                });

    refuses(Problem.BEARER_REFUSED, SETTINGS, failing);
  }

  private static Principal with(String claim, Object value) {
    Map<String, Object> claims = new HashMap<>(Map.of("upn", "alice", "exp", END));
    claims.put(claim, value);
    return FakeRequest.jwt(claims);
  }

  private static String compact(String claims) {
    byte[] json = claims.getBytes(StandardCharsets.UTF_8);
    return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(json) + ".c2ln";
  }

  private static void takes(Map<String, String> settings, Principal caller) {
    try (Container container = start(settings, caller)) {
      assertEquals("alice", container.get(Policies.Desk.class).forCaller().identity().value());
    }
  }

  private static void refuses(Problem problem, Map<String, String> settings, Principal caller) {
    try (Container container = start(settings, caller)) {
      Policies.Desk desk = container.get(Policies.Desk.class);
      assertEquals(problem, assertThrows(TwilioTokenException.class, desk::forCaller).problem());
    }
  }

  private static Container start(Map<String, String> settings, Principal caller) {
    Container container =
        Container.start(
            settings, FakeRequest.class, Policies.FixedClock.class, Policies.Desk.class);
    container.get(FakeRequest.class).caller(caller);
    return container;
  }
}
