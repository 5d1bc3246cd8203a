package io.github.twiliotoken.internal.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content negotiation by RFC 9110, section 12.5.1. */
class ResponseFormatTest {
  private static ResponseFormat preferred(String... headers) {
    return ResponseFormat.preferred(List.of(headers));
  }

  @Test
  void withoutAHeaderItIsJson() {
    assertEquals(ResponseFormat.JSON, preferred());
    assertEquals(ResponseFormat.JSON, preferred(""));
    assertEquals(ResponseFormat.JSON, preferred(" ", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "APPLICATION/Json",
        "application/*",
        "application/json;charset=utf-8",
        "application/json, text/plain, */*",
        "text/plain, application/json",
        "text/plain;q=0.5, application/json;q=0.5",
        "text/plain;q=0.5, application/json;q=0.501",
        "text/*, application/*",
        "text/html, application/xhtml+xml, */*;q=0.8",
        "text/plain;q=0, */*;q=0.1",
        "text/plain;q=0.9, */*"
      })
  void jsonIsChosenIfWantedAtLeastAsMuch(String accept) {
    assertEquals(ResponseFormat.JSON, preferred(accept));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "Text/PLAIN",
        "text/*",
        "text/plain, */*;q=0.01",
        "text/plain, */*",
        "text/plain , application/json ; q=0.999",
        "application/json;q=0, */*",
        "application/json;q=0.1, text/*;q=0.2",
        "*/*;q=0.1, text/plain;Q=1.000",
        "text/plain;format=flowed;q=0.7, application/json;q=0.6"
      })
  void textIsChosenIfPreferred(String accept) {
    assertEquals(ResponseFormat.TEXT, preferred(accept));
  }

  @Test
  void theMostSpecificRangeDecidesInAnyOrder() {
    assertEquals(ResponseFormat.TEXT, preferred("*/*;q=1, application/json;q=0.2, text/*;q=0.3"));
    assertEquals(ResponseFormat.TEXT, preferred("text/*;q=0.3, application/json;q=0.2, */*;q=1"));
  }

  @Test
  void twoHeadersAreOneList() {
    assertEquals(ResponseFormat.TEXT, preferred("application/json;q=0.5", "text/plain"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "1.001", "-1", "0.1234", "abc", "", "\"1\"", "1e0", ".5"})
  void aMalformedWeightIsZero(String weight) {
    assertEquals(
        ResponseFormat.JSON, preferred("text/plain;q=" + weight + ", application/json;q=0.001"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "text/html, image/*",
        "*/*;q=0",
        "*/*;q=0.000",
        "application/json;q=0",
        "application/json;q=0, text/plain;q=0, */*",
        "application/json;q=x",
        "json",
        "application/jsonp",
        "text/html, "
      })
  void anythingElseIsNotAcceptable(String accept) {
    var refused = assertThrows(TwilioTokenException.class, () -> preferred(accept));

    assertEquals(
        "TWT-057: The request accepts '"
            + accept
            + "' only. Accept application/json or text/plain.",
        refused.getMessage());
    assertEquals(406, refused.problem().status());
  }
}
