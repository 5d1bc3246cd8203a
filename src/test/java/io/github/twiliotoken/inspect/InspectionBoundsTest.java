package io.github.twiliotoken.inspect;

import static io.github.twiliotoken.inspect.AlteredTokens.HEADER;
import static io.github.twiliotoken.inspect.AlteredTokens.PAYLOAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of every boundary that the inspector knows. */
class InspectionBoundsTest {
  private final TokenInspector inspector =
      new TokenInspector(
          AlteredTokens.CLOCK,
          new Credentials(
              AlteredTokens.ACCOUNT, AlteredTokens.KEY, new ApiSecret(AlteredTokens.SECRET)));

  @ParameterizedTest
  @CsvSource({"8192, true", "8193, false"})
  void readsNoMoreThan8KiB(int length, boolean read) throws Exception {
    String token = AlteredTokens.signed(HEADER, PAYLOAD) + "A".repeat(length);
    Inspection inspection = inspector.inspect(token.substring(0, length));
    assertEquals(read, !inspection.contents().claims().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 20", "21, 20", "500, 20"})
  void aReportIsBounded(int broken, int told) throws Exception {
    StringBuilder grants = new StringBuilder();
    for (int i = 0; i < broken; i++) {
      grants.append(",\"g").append(i).append("\":1");
    }
    String payload = PAYLOAD.replace("\"identity\":\"alice\"", "\"identity\":\"alice\"" + grants);

    assertEquals(told, inspector.inspect(AlteredTokens.signed(HEADER, payload)).findings().size());
  }

  @Test
  void countsEachTypeOfFindingByItself() throws Exception {
    StringBuilder broken = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      broken.append("\"g").append(i).append("\":1,");
    }
    String payload = PAYLOAD.replace("\"identity\":\"alice\",", broken);

    Inspection inspection = inspector.inspect(AlteredTokens.signed(HEADER, payload));

    assertEquals(21, inspection.findings().size());
    assertEquals(FindingType.NO_IDENTITY, inspection.findings().get(20).type());
  }

  @Test
  void cutsALongNumberInASentence() throws Exception {
    String number = "9".repeat(100) + "." + "9".repeat(100);

    Inspection inspection =
        inspector.inspect(AlteredTokens.signed(HEADER, PAYLOAD.replace("1795514900", number)));

    assertEquals(
        "exp is '" + Problem.shown(number) + "'; it needs whole seconds, in digits alone.",
        inspection.findings().get(0).detail());
  }

  /** The end lies before that beginning, but a beginning in milliseconds is none. */
  @ParameterizedTest
  @CsvSource({"100000000000, 20104 20105", "100000000001, 20105"})
  void takesMillisecondsForNoBeginning(String nbf, String codes) throws Exception {
    String payload = PAYLOAD.replace("1795514000", nbf);

    assertEquals(
        codes, AlteredTokens.codes(inspector.inspect(AlteredTokens.signed(HEADER, payload))));
  }

  /** Voice takes 121 characters: up to there, the characters are the fault. */
  @ParameterizedTest
  @CsvSource({
    "121, 53202, 'Leave them out. For Voice, twilio.token.identity.encoding=voice spells them in its alphabet.'",
    "122, 53201, Use a shorter one."
  })
  void tellsALongIdentityFromOneOfOtherCharacters(int length, int code, String repair)
      throws Exception {
    String payload =
        PAYLOAD
            .replace("\"video\":{\"room\":\"standup\"}", "\"voice\":" + grant("voice"))
            .replace("alice", "-".repeat(length));

    Finding finding = inspector.inspect(AlteredTokens.signed(HEADER, payload)).findings().get(0);

    assertEquals(code, finding.type().code().orElseThrow());
    assertEquals(repair, finding.repair());
  }

  /** The year 5138, which nobody means. */
  @ParameterizedTest
  @CsvSource({
    "exp, 100000000000, 'The lifetime is 3114 years; Twilio takes at most 24 hours.'",
    "exp, 100000000001, 'exp 100000000001 is in milliseconds, far over 24 hours away.'",
    "nbf, 100000000000, 'nbf is 5138-11-16 09:46:40 UTC, in 3114 years.'",
    "nbf, 100000000001, 'nbf 100000000001 is in milliseconds.'"
  })
  void tellsMillisecondsFromSeconds(String name, String value, String sentence) throws Exception {
    String payload = PAYLOAD.replace(name.equals("exp") ? "1795514900" : "1795514000", value);

    assertTrue(
        inspector.inspect(AlteredTokens.signed(HEADER, payload)).findings().stream()
            .anyMatch(finding -> finding.detail().equals(sentence)),
        sentence);
  }

  /** What is left of years in milliseconds would tell nobody anything. */
  @ParameterizedTest
  @CsvSource({"100000000000, true", "100000000001, false"})
  void saysNotHowManyMillisecondsAreLeft(String exp, boolean said) throws Exception {
    String payload = PAYLOAD.replace("1795514900", exp);

    assertEquals(
        said, inspector.inspect(AlteredTokens.signed(HEADER, payload)).remaining().isPresent());
  }

  /** 900 seconds in milliseconds are taken for ten days. */
  @ParameterizedTest
  @CsvSource({"900000, true", "899999, false", "900001, false"})
  void asksWhetherALifetimeWasInMilliseconds(long seconds, boolean asks) throws Exception {
    String payload = PAYLOAD.replace("1795514900", String.valueOf(1_795_514_000 + seconds));

    Finding finding = inspector.inspect(AlteredTokens.signed(HEADER, payload)).findings().get(0);

    assertEquals("The lifetime is 10 days; Twilio takes at most 24 hours.", finding.detail());
    assertEquals(asks, finding.repair().endsWith("Was the lifetime given in milliseconds?"));
  }

  @ParameterizedTest
  @CsvSource({"30, true", "31, false"})
  void readsNoDeeperThan32Levels(int deep, boolean read) throws Exception {
    is(read, "\"next\":" + "{\"a\":".repeat(deep) + "1" + "}".repeat(deep));
  }

  @ParameterizedTest
  @CsvSource({
    "9, 100, '', true",
    "9, 101, '', false",
    "1, 1, e99, true",
    "1, 1, e100, false",
    "1, 1, E-99, true",
    "1, 1, e+100, false"
  })
  void readsNoNumberThatKeepsAProcessorBusy(String digit, int digits, String exponent, boolean read)
      throws Exception {
    is(read, "\"next\":{\"a\":" + digit.repeat(digits) + exponent + "}");
  }

  private void is(boolean read, String grant) throws Exception {
    String payload = PAYLOAD.replace("\"video\"", grant + ",\"video\"");
    Inspection inspection = inspector.inspect(AlteredTokens.signed(HEADER, payload));
    assertEquals(read ? "" : "20101", AlteredTokens.codes(inspection));
  }

  @ParameterizedTest
  @CsvSource({
    "voice, 59, warning", "voice, 60, ''", "voice, 86399, ''", "voice, 86400, 20157",
    "chat, 179, warning", "chat, 180, ''", "data_sync, 179, warning", "data_sync, 180, ''",
    "video, 1, ''", "video, 86400, ''", "video, 86401, 20157"
  })
  void knowsWhichLifetimesMakeSense(String key, long seconds, String verdict) throws Exception {
    String payload =
        PAYLOAD
            .replace("\"video\":{\"room\":\"standup\"}", "\"%s\":%s".formatted(key, grant(key)))
            .replace("1795514000", "1795514400")
            .replace("1795514900", String.valueOf(1_795_514_400 + seconds));
    Inspection inspection = inspector.inspect(AlteredTokens.signed(HEADER, payload));

    assertEquals(verdict, AlteredTokens.codes(inspection), inspection.findings().toString());
  }

  private static String grant(String key) {
    return switch (key) {
      case "voice" -> "{\"incoming\":{\"allow\":true}}";
      case "video" -> "{\"room\":\"standup\"}";
      default -> "{\"service_sid\":\"IS" + "3".repeat(32) + "\"}";
    };
  }

  @ParameterizedTest
  @CsvSource({
    "voice, 121, ''", "voice, 122, 53201", "video, 128, ''", "video, 129, 53201",
    "chat, 256, ''", "chat, 257, 53201", "data_sync, 256, ''", "data_sync, 257, 53201"
  })
  void knowsHowLongAnIdentityMayBe(String key, int length, String verdict) throws Exception {
    String payload =
        PAYLOAD.replace(
            "\"alice\",\"video\":{\"room\":\"standup\"}",
            "\"%s\",\"%s\":%s".formatted("a".repeat(length), key, grant(key)));
    Inspection inspection = inspector.inspect(AlteredTokens.signed(HEADER, payload));

    assertEquals(verdict, AlteredTokens.codes(inspection), inspection.findings().toString());
  }

  @ParameterizedTest
  @CsvSource({"128, ''", "129, 53101"})
  void knowsHowLongTheNameOfARoomMayBe(int length, String verdict) throws Exception {
    String room = "{\"grants\":{\"video\":{\"room\":\"%s\"}}}".formatted("r".repeat(length));

    assertEquals(
        verdict,
        AlteredTokens.codes(
            inspector.inspect(
                AlteredTokens.signed(HEADER, AlteredTokens.edited(PAYLOAD, room)), Product.VIDEO)));
  }
}
