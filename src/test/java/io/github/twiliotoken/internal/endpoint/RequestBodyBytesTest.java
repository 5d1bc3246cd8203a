package io.github.twiliotoken.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.profile.ProfileTokenRequest;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The size, the encoding and the type of a body. */
class RequestBodyBytesTest {
  private static final String JSON = "application/json";
  private static final ProfileTokenRequest NOTHING_SAID =
      ProfileTokenRequest.of("default", Optional.empty());

  private static HttpServletRequest request(@Nullable String type, long length) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            RequestBodyBytesTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getContentType" -> type;
                  case "getContentLengthLong" -> length;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  static ProfileTokenRequest read(@Nullable String type, byte[] body) {
    return TokenRequestParser.parse(request(type, -1), new ByteArrayInputStream(body));
  }

  static void assertRefused(Problem problem, String detail, @Nullable String type, byte[] body) {
    var refused = assertThrows(TwilioTokenException.class, () -> read(type, body));
    assertEquals(problem, refused.problem());
    assertEquals(detail, refused.detail());
  }

  private static byte[] sized(int bytes) {
    String start = "{\"profile\":\"";
    String json = start + "p".repeat(bytes - start.length() - 2) + "\"}";
    return json.getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", JSON})
  void anEmptyBodyAsksForNothingWithOrWithoutAType(String type) {
    assertEquals(NOTHING_SAID, read(type.isEmpty() ? null : type, new byte[0]));
  }

  @Test
  void aBodyOf8192BytesIsReadAndOneMoreIsNot() {
    assertEquals(8192, sized(8192).length);
    assertTrue(read(JSON, sized(8192)).profile().endsWith("pp"));
    assertRefused(Problem.BODY_TOO_LARGE, "The body is larger than 8192 bytes", JSON, sized(8193));
  }

  @Test
  void noMoreThan8193BytesAreTakenFromAnEndlessBody() throws IOException {
    var body = new ByteArrayInputStream(new byte[100_000]);
    var refused =
        assertThrows(
            TwilioTokenException.class, () -> TokenRequestParser.parse(request(JSON, -1), body));
    assertEquals(Problem.BODY_TOO_LARGE, refused.problem());
    assertEquals(100_000 - 8193, body.available());
  }

  @Test
  void aBodyThatSaysItIsLargerIsNotEvenRead() {
    var body = new ByteArrayInputStream(sized(100));
    var refused =
        assertThrows(
            TwilioTokenException.class, () -> TokenRequestParser.parse(request(JSON, 8193), body));
    assertEquals(Problem.BODY_TOO_LARGE, refused.problem());
    assertArrayEquals(sized(100), body.readAllBytes());
    body.reset();
    TokenRequestParser.parse(request(JSON, 8192), body);
  }

  @Test
  void aBodyThatBreaksOffIsMalformed() {
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
    var refused =
        assertThrows(
            TwilioTokenException.class, () -> TokenRequestParser.parse(request(JSON, -1), broken));
    assertEquals("TWT-050: The body could not be read to its end.", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0af", "e080af", "ff", "c3", "eda080", "f4908080", "80"})
  void anOverlongOrBrokenSequenceIsNotUtf8(String hex) {
    String before = HexFormat.of().formatHex("{\"profile\":\"".getBytes(UTF_8));
    String after = HexFormat.of().formatHex("\"}".getBytes(UTF_8));
    assertRefused(
        Problem.REQUEST_MALFORMED,
        "The body is not UTF-8",
        JSON,
        HexFormat.of().parseHex(before + hex + after));
  }

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
  void jsonInUtf8IsTaken(String type) {
    assertEquals(NOTHING_SAID, read(type, "{}".getBytes(UTF_8)));
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
  void anyOtherTypeIsNotSupported(String type) {
    assertRefused(
        Problem.MEDIA_TYPE_NOT_SUPPORTED,
        "The body has the type '" + Problem.shown(type) + "'",
        type,
        "{}".getBytes(UTF_8));
    assertRefused(
        Problem.MEDIA_TYPE_NOT_SUPPORTED,
        "The body has the type '" + Problem.shown(type) + "'",
        type,
        new byte[0]);
  }

  @Test
  void aTypeOf128CharactersIsTakenAndOneMoreIsNot() {
    String longest = JSON + " ".repeat(128 - JSON.length());
    assertEquals(NOTHING_SAID, read(longest, "{}".getBytes(UTF_8)));
    assertRefused(
        Problem.MEDIA_TYPE_NOT_SUPPORTED,
        "The body has the type '" + longest + " '",
        longest + " ",
        "{}".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 7_200, 250_000})
  void aTypeIsReadInOnePassWhateverItHolds(int length) {
    for (String start :
        List.of("", ";", ";charset", ";charset=", ";charset=utf-8", ";charset=\"")) {
      for (String filler : List.of(" ", "\t", "\f", ";", " ;", "a")) {
        String end = ";charset=latin1";
        int room = length - JSON.length() - start.length() - end.length();
        String type = JSON + start + filler.repeat(room / filler.length()) + end;
        AtomicInteger reads = new AtomicInteger();
        assertFalse(RequestBody.isJson(new Counted(type, reads)));
        assertTrue(reads.get() <= 2 * 128, reads + " reads of " + length + " characters");
      }
    }
  }

  /** A text that counts how often its characters are looked at. */
  private record Counted(String text, AtomicInteger reads) implements CharSequence {
    @Override
    public char charAt(int index) {
      reads.incrementAndGet();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.substring(start, end), reads);
    }
  }

  @Test
  void aBodyWithoutATypeIsNotSupported() {
    assertRefused(
        Problem.MEDIA_TYPE_NOT_SUPPORTED, "The body has no type", null, "{}".getBytes(UTF_8));
  }
}
