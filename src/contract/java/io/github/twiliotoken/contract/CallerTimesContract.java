package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers' {@code nbf}, {@code exp} and {@code iat} (RFC 7519, 4.1.4 to 4.1.6). */
public interface CallerTimesContract extends Contract {
  @Test
  default void takesATimeOfAnyForm() {
    long now = Instant.now().getEpochSecond();

    for (String claim : List.of("nbf", "iat")) {
      for (String time :
          List.of(ahead(now, 30), ahead(now, -90), ahead(now, -3600) + ".5", "0", "-1", "1e9")) {
        takes(claim, time);
      }
    }
    takes("nbf", "");
    for (String time : List.of(ahead(now, 300), ahead(now, 3600) + ".5", "9999999999", "9e9")) {
      takes("exp", time);
    }
  }

  @Test
  default void refusesABearerThatIsNotValidYet() {
    long now = Instant.now().getEpochSecond();

    for (String claim : List.of("nbf", "iat")) {
      for (String time :
          List.of(ahead(now, 90), ahead(now, 3600), ahead(now, 3600) + ".5", "4102444800", "9e9")) {
        refuses(claim, time);
      }
    }
  }

  @Test
  default void refusesABearerThatHasEnded() {
    long now = Instant.now().getEpochSecond();

    for (String time :
        List.of(ahead(now, -1), ahead(now, -30), ahead(now, -3600) + ".5", "0", "-1", "1e9", "")) {
      refuses("exp", time);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nbf", "iat", "exp"})
  default void refusesWhatIsNoTime(String claim) {
    for (String json :
        List.of(
            "\"soon\"",
            "\"\"",
            "\"9999999999\"",
            "null",
            "true",
            "[]",
            "[1]",
            "{}",
            "{\"a\": 1}",
            "1e400",
            "-1e400",
            "1e30",
            "253402300800",
            Instant.now().toEpochMilli() + "",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "999999999999999999999999999999999999")) {
      HttpResponse<String> answer = http().send(order(claim, json));
      if (!http().isOwn(OwnAnswer.UNREADABLE_TIME, answer)) {
        http().assertBearerRefused(answer);
      }
    }
  }

  private static String ahead(long now, long seconds) {
    return String.valueOf(now + seconds);
  }

  private void takes(String claim, String json) {
    HttpResponse<String> answer = http().send(order(claim, json));
    assertEquals(200, answer.statusCode(), claim + " " + json + ": " + answer.body());
  }

  private void refuses(String claim, String json) {
    http().assertBearerRefused(order(claim, json));
  }

  /** A caller's order; an empty text leaves the claim out. */
  private HttpRequest.Builder order(String claim, String json) {
    JWTClaimsSet.Builder claims = CallerJwt.claims("alice").claim(claim, null);
    String caller =
        json.isEmpty() ? CallerJwt.sign(claims) : CallerJwt.signRaw(claims, claim, json);
    return http().tokenRequest(caller, "{}");
  }
}
