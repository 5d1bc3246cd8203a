package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.fuzz.FuzzInput;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import io.github.twiliotoken.value.Sid;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Answers as Twilio, or somebody in between, might: any status, header and body. What signs in is
 * in no message, and the next page is never asked of another host.
 */
public final class TwilioAnswerFuzz {
  /** Begins and ends with what no escape in hexadecimal digits could complete. */
  private static final String PASSWORD = "zanary0canary0canary0canary0canaz";

  private static final ApiLogin LOGIN = ApiLogin.authToken("AC" + "1".repeat(32), PASSWORD);
  private static final URI FIRST = ApiUrl.US1.at("/2010-04-01/Accounts/AC/Keys.json");

  private TwilioAnswerFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    FuzzInput input = new FuzzInput(data);
    String[] status = input.line().split(" ", 2);
    String date = input.header();
    String retry = input.header();
    String body = input.restAsText();
    String type = status.length == 2 ? "text/html" : "application/json";
    ApiResponse answer =
        ApiResponse.of(
            number(status[0]),
            HttpHeaders.of(
                Map.of(
                    "Date", List.of(date),
                    "Retry-After", List.of(retry),
                    "Content-Type", List.of(type)),
                (name, value) -> true),
            Optional.of(body.getBytes(StandardCharsets.UTF_8)));

    String words = String.valueOf(answer.failure(LOGIN).getMessage());
    FuzzInput.checkMessage(words);
    FuzzInput.checkHidden(PASSWORD, words);
    FuzzInput.checkHidden(LOGIN.authorization().substring("Basic ".length()), words);
    assertEquals(answer.status() == 404 && words.contains("code 20404"), answer.isNoKey());
    answer.json().ifPresent(TwilioAnswerFuzz::checkPages);
  }

  private static int number(String text) {
    return text.matches("[2-5][0-9][0-9]") ? Integer.parseInt(text) : 200;
  }

  /** The body is a page, or holds several under {@code pages}, which are answered in turn. */
  private static void checkPages(JsonObject body) {
    Queue<JsonObject> answers = new ArrayDeque<>();
    answers.add(body);
    if (body.get("pages") instanceof List<?> more) {
      for (Object page : more) {
        if (page instanceof JsonObject object) {
          answers.add(object);
        }
      }
    }
    int pages = answers.size();
    List<URI> asked = new ArrayList<>();
    KeyPages keys =
        new KeyPages(
            ApiUrl.US1,
            FIRST,
            uri -> {
              asked.add(uri);
              return Optional.ofNullable(answers.poll()).orElse(JsonValue.EMPTY_JSON_OBJECT);
            });
    try {
      while (keys.hasNext()) {
        assertTrue(Sid.isSid(keys.next().sid()));
      }
    } catch (TwilioApiException e) {
      FuzzInput.checkMessage(e.getMessage());
    }
    assertTrue(asked.size() <= pages + 1, asked.size() + " pages of " + pages);
    for (URI uri : asked) {
      assertEquals("https", uri.getScheme());
      assertEquals("api.twilio.com", uri.getRawAuthority());
    }
  }
}
