package io.github.twiliotoken.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Callers who could choose what their identity provider writes into their claims. */
public interface HostileCallerContract extends Contract {
  /** A room, and two members of a grant of the operator's own, with the claim and around it. */
  List<String> PROFILES = List.of("default", "tagged");

  /** Without patterns: what is refused here is always refused. */
  String SETTINGS =
      """
      twilio.token.profiles=default,tagged,guarded
      twilio.token.profile.default.roles=**
      twilio.token.profile.default.video.room={claim:team}
      twilio.token.profile.tagged.roles=**
      twilio.token.profile.tagged.grant.acme={"team": "{claim:team}", "tag": "<{claim:team}>"}
      twilio.token.profile.guarded.roles=**
      twilio.token.profile.guarded.video.room=room
      twilio.token.profile.guarded.claim.team.pattern=(a|aa)+b
      """;

  @Test
  default void fillsTextsInLiterally() {
    for (String text :
        List.of(
            "{param:room}",
            "{claim:upn}",
            "{claim:team}",
            "{",
            "}",
            "${x}",
            "${claim:upn}",
            "#{x}",
            "\"quoted\"",
            "\"},\"video\":{\"room\":\"*",
            "a\\b",
            "\\u0041",
            "$1 \\1 %s %n %d",
            "**",
            "* ",
            "<script>alert(1)</script>",
            "日本語",
            "مرحبا",
            "e\u0301",
            "\ud83c\udf89",
            "\u202egnp.exe",
            "\u2028\u2029\ufeff\uffff",
            "../../etc",
            "a".repeat(128))) {
      String json = Json.createValue(text).toString();

      for (String profile : PROFILES) {
        HttpResponse<String> answer = order(profile, "team", json);
        assertEquals(200, answer.statusCode(), text + " " + answer.body());
        holds(text, answer);
      }
    }
  }

  @Test
  default void fillsTextsUpToTheirLimits() {
    String longest = "a".repeat(256);
    HttpResponse<String> answer = order("tagged", "team", "\"" + longest + "\"");

    assertEquals(200, answer.statusCode(), answer.body());
    holds(longest, answer);
    Http.assertProblem(order("default", "team", "\"" + "a".repeat(129) + "\""), 403, "TWT-066");
  }

  @Test
  default void fillsNumbersInPlainly() {
    for (Map.Entry<String, String> number :
        Map.of(
                "42",
                "42",
                "-7",
                "-7",
                "1e3",
                "1000",
                "0.50",
                "0.5",
                "9007199254740993",
                "9007199254740993")
            .entrySet()) {
      HttpResponse<String> answer = order("default", "team", number.getKey());
      assertEquals(200, answer.statusCode(), answer.body());
      holds(number.getValue(), answer);
    }
  }

  @Test
  default void refusesClaimsThatFitNowhere() {
    for (String json :
        List.of(
            "\"*\"",
            "\"a\\nb\"",
            "\"a\\r\\nSet-Cookie: x=y\"",
            "\"\\u0000\"",
            "\"\\u001b[2J\"",
            "\"\\u0085\"",
            "\"" + "a".repeat(257) + "\"",
            "\"" + "a".repeat(4096) + "\"")) {
      for (String profile : PROFILES) {
        Http.assertProblem(order(profile, "team", json), 403, "TWT-066");
      }
    }
    for (String json : List.of("[\"red\"]", "[]", "{}", "{\"a\": \"b\"}", "true")) {
      Http.assertProblem(order("default", "team", json), 403, "TWT-066");
    }
    for (String json : List.of("null", "\"\"")) {
      Http.assertProblem(order("default", "team", json), 403, "TWT-061");
    }
  }

  @Test
  default void refusesOrFillsWhatNoProviderWouldWrite() {
    for (String json :
        List.of(
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"a\\ud83c\"",
            "\" \"",
            "1e400",
            "-1e400",
            "1e-400",
            "1e1000000",
            "1e2147483648",
            "123456789012345678901234567890",
            "9".repeat(300),
            "0.1000000000000000055511151231257827",
            "NaN",
            "-0",
            "00",
            "\"a\", \"team\": \"b\"",
            "[".repeat(500) + "]".repeat(500),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200),
            "\"" + "\ud83c\udf89".repeat(900) + "\"",
            "\"unclosed")) {
      for (String profile : PROFILES) {
        HttpResponse<String> answer = order(profile, "team", json);

        if (!http().isServerFault(answer)) {
          http().assertTokenOrProblem(json, answer);
        }
      }
    }
  }

  @Test
  default void survivesAHeaderThatTheServerDoesNotTake() {
    for (int size : List.of(5000, 6000, 16_000)) {
      HttpResponse<String> answer = order("default", "team", "\"" + "a".repeat(size) + "\"");

      assertTrue(
          List.of(400, 401, 403, 413, 431).contains(answer.statusCode()), size + " " + answer);
      assertFalse(answer.body().contains(Settings.SECRET), answer.body());
    }
  }

  @Test
  default void aPatternThatWouldNeverEndRefuses() {
    Http.assertProblem(order("guarded", "team", "\"" + "a".repeat(200) + "\""), 403, "TWT-066");
  }

  /** Seconds of a processor, or minutes, if the type were looked at more than once. */
  @Test
  default void aContentTypeOfAnyLengthIsRefused() {
    for (String blank : List.of(" ", "\f")) {
      for (int length : List.of(100, 7_200, 250_000)) {
        String answer =
            http()
                .raw(
                    "POST",
                    "twilio/token",
                    "Authorization: Bearer "
                        + CallerJwt.of("alice")
                        + "\r\nContent-Type: application/json"
                        + blank.repeat(length)
                        + ";charset=latin1\r\n",
                    "{}");

        // some servers do not take such headers at all, and some close the connection at once
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
        assertTrue(!answer.startsWith("HTTP/1.1 415") || answer.contains("TWT-059"), answer);
        assertTrue(!answer.startsWith("HTTP/1.1 415") || answer.contains("no-store"), answer);
      }
    }
  }

  private HttpResponse<String> order(String profile, String claim, String json) {
    String caller = CallerJwt.signRaw(CallerJwt.claims("alice"), claim, json);
    return http().send(http().tokenRequest(caller, "{\"profile\": \"" + profile + "\"}"));
  }

  /** The grants hold the text where the operator has put it, and nowhere else. */
  private static void holds(String text, HttpResponse<String> answer) {
    JsonObject json = Http.json(answer.body());
    JsonObject grants = Http.verifiedClaims(json.getString("token")).getJsonObject("grants");
    assertEquals(
        json.getString("profile").equals("default")
            ? Json.createObjectBuilder()
                .add("identity", "alice")
                .add("video", Json.createObjectBuilder().add("room", text))
                .build()
            : Json.createObjectBuilder()
                .add("identity", "alice")
                .add(
                    "acme",
                    Json.createObjectBuilder().add("team", text).add("tag", "<" + text + ">"))
                .build(),
        grants);
  }
}
