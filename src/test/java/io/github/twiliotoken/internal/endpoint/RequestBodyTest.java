package io.github.twiliotoken.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.fuzz.CountedText;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The size, the encoding and the media type of a body. */
class RequestBodyTest {
  private static final String JSON = "application/json";
  private static final byte[] EMPTY = {};
  private static final byte[] OBJECT = "{}".getBytes(UTF_8);

  private static RequestBody read(@Nullable String type, byte[] body) {
    return read(type, -1, new ByteArrayInputStream(body));
  }

  private static RequestBody read(@Nullable String type, long contentLength, InputStream body) {
    return RequestBody.ofJson(
        new StubRequest().body(type, "").contentLength(contentLength).toRequest(), body);
  }

  private static void assertRefused(
      Problem problem, String detail, @Nullable String type, byte[] body) {
    var refused = assertThrows(TwilioTokenException.class, () -> read(type, body));
    assertEquals(problem, refused.problem());
    assertEquals(detail, refused.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", JSON})
  void mayBeEmptyWithOrWithoutAType(String type) {
    assertEquals(new RequestBody(true, ""), read(type.isEmpty() ? null : type, EMPTY));
  }

  @Test
  void thatBreaksOffIsMalformed() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("canary");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("canary");
          }
        };

    var refused = assertThrows(TwilioTokenException.class, () -> read(JSON, -1, broken));

    assertEquals("TWT-050: The body could not be read to its end.", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0af", "e080af", "ff", "c3", "eda080", "f4908080", "80"})
  void inBrokenUtf8IsRefused(String hex) {
    String start = HexFormat.of().formatHex("{\"profile\":\"".getBytes(UTF_8));
    String end = HexFormat.of().formatHex("\"}".getBytes(UTF_8));

    assertRefused(
        Problem.REQUEST_MALFORMED,
        "The body is not UTF-8",
        JSON,
        HexFormat.of().parseHex(start + hex + end));
  }

  @Nested
  class Size {
    private static final String TOO_LARGE = "The body is larger than 8192 bytes";

    @Test
    void isAtMost8192Bytes() {
      assertEquals("x".repeat(8192), read(JSON, "x".repeat(8192).getBytes(UTF_8)).text());
      assertRefused(Problem.BODY_TOO_LARGE, TOO_LARGE, JSON, "x".repeat(8193).getBytes(UTF_8));
    }

    @Test
    void boundsWhatIsReadOfAnEndlessBody() {
      var body = new ByteArrayInputStream(new byte[100_000]);

      var refused = assertThrows(TwilioTokenException.class, () -> read(JSON, -1, body));

      assertEquals(Problem.BODY_TOO_LARGE, refused.problem());
      assertEquals(100_000 - 8193, body.available());
    }

    @Test
    void isRefusedUnreadIfAnnouncedTooLarge() {
      var body = new ByteArrayInputStream(OBJECT);

      var refused = assertThrows(TwilioTokenException.class, () -> read(JSON, 8193, body));

      assertEquals(Problem.BODY_TOO_LARGE, refused.problem());
      assertArrayEquals(OBJECT, body.readAllBytes());

      body.reset();
      assertEquals("{}", read(JSON, 8192, body).text());
    }
  }

  @Nested
  class Type {
    @ParameterizedTest
    @ValueSource(
        strings = {
          JSON,
          "Application/JSON",
          "application/json;charset=utf-8",
          "application/json; charset=UTF-8",
          "application/json ; charset=\"Utf-8\"",
          "application/json\t;\tcharset = utf-8 ; ",
          "application/json;",
          "application/json ; "
        })
    void isJsonInUtf8(String type) {
      assertEquals(new RequestBody(true, "{}"), read(type, OBJECT));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "text/plain",
          "application/x-www-form-urlencoded",
          "application/json; charset=iso-8859-1",
          "application/json; charset=utf-16",
          "application/json-patch+json",
          "application/problem+json",
          "application/jsonx",
          "text/plain; application/json",
          "application/json;;",
          "application/json;charset=utf-8;;",
          "application/json;charset=\"utf-8",
          "application/json;charset=utf-8\"",
          "application/json\f",
          "application/j\u017fon",
          "*/*"
        })
    void isNoOther(String type) {
      String detail = "The body has the type '" + Problem.shown(type) + "'";

      assertRefused(Problem.MEDIA_TYPE_NOT_SUPPORTED, detail, type, OBJECT);
      assertRefused(Problem.MEDIA_TYPE_NOT_SUPPORTED, detail, type, EMPTY);
    }

    @Test
    void isNeededForABody() {
      assertRefused(Problem.MEDIA_TYPE_NOT_SUPPORTED, "The body has no type", null, OBJECT);
    }

    @Test
    void hasAtMost128Characters() {
      String longest = JSON + " ".repeat(128 - JSON.length());

      assertEquals("{}", read(longest, OBJECT).text());
      assertRefused(
          Problem.MEDIA_TYPE_NOT_SUPPORTED,
          "The body has the type '" + longest + " '",
          longest + " ",
          OBJECT);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 7_200, 250_000})
    void isReadInOnePassWhateverItHolds(int length) {
      for (String start :
          List.of("", ";", ";charset", ";charset=", ";charset=utf-8", ";charset=\"")) {
        for (String filler : List.of(" ", "\t", "\f", ";", " ;", "a")) {
          String end = ";charset=latin1";
          int room = length - JSON.length() - start.length() - end.length();
          String type = JSON + start + filler.repeat(room / filler.length()) + end;
          CountedText counted = new CountedText(type, Long.MAX_VALUE);

          assertFalse(RequestBody.isJson(counted));

          assertTrue(
              counted.reads() <= 2 * 128, counted.reads() + " reads of " + length + " characters");
        }
      }
    }
  }
}
