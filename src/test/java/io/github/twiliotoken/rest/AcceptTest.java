package io.github.twiliotoken.rest;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which form a client prefers. */
class AcceptTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/json",
        "application/*",
        "application/json, text/plain, */*",
        "text/plain, application/json",
        "text/plain;q=0.9, application/json",
        "APPLICATION/JSON;charset=utf-8",
        "text/html, */*;q=0.1",
        "text/plain;q=x, */*",
        "text/plain;q=0, */*"
      })
  void isJsonUnlessTextIsWantedMore(String accept) {
    assertEquals(Accept.JSON, Accept.preferred(List.of(accept)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/*",
        "text/plain, */*;q=0.01",
        "text/plain, */*",
        "application/json;q=0.5, text/plain",
        "application/json;q=0, */*",
        "Text/Plain ; Q=0.5"
      })
  void isTextWhereThatIsWantedMore(String accept) {
    assertEquals(Accept.TEXT, Accept.preferred(List.of(accept)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "application/json;q=0", "application/jsonx", "rubbish", ";q=1", "*"})
  void refusesWhatItCannotAnswer(String accept) {
    refuses(Problem.NOT_ACCEPTABLE, () -> Accept.preferred(List.of(accept)));
  }

  @Test
  void readsSeveralHeadersAsOne() {
    assertEquals(Accept.TEXT, Accept.preferred(List.of("text/html", "text/plain")));
    assertEquals(Accept.JSON, Accept.preferred(List.of()));
  }
}
