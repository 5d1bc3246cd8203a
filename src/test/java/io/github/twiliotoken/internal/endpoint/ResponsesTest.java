package io.github.twiliotoken.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Responses to requests that succeed. */
class ResponsesTest {
  static final Map<String, String> COMMON_HEADERS =
      Map.of(
          "Cache-Control", "no-store",
          "Pragma", "no-cache",
          "Vary", "Authorization, Accept",
          "X-Content-Type-Options", "nosniff");

  @Test
  void everyResponseHasFourHeaders() {
    assertEquals(COMMON_HEADERS, Responses.commonHeaders());
  }

  @Test
  void jsonIsSentAsUtf8() {
    Response response = Responses.json("{\"identity\":\"älice\"}");

    assertEquals(200, response.getStatus());
    assertEquals("application/json", String.valueOf(response.getMediaType()));
    assertArrayEquals("{\"identity\":\"älice\"}".getBytes(UTF_8), (byte[]) response.getEntity());
  }

  @Test
  void textNamesItsCharset() {
    Response response = Responses.text("ä.b.c");

    assertEquals(200, response.getStatus());
    assertEquals("text/plain;charset=UTF-8", String.valueOf(response.getMediaType()));
    assertArrayEquals("ä.b.c".getBytes(UTF_8), (byte[]) response.getEntity());
  }
}
