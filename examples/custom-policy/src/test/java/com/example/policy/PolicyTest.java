package com.example.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.TokenAttempt;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenRefused;
import io.github.twiliotoken.TtlDecision;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.Ttl;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy without a server: its parts are plain classes. */
class PolicyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String HOSTILE = "al\"ice\n{\"event\":\"issued\"}";

  private final Logger log = Logger.getLogger("com.example.audit");
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.addHandler(handler);
  }

  @AfterEach
  void leave() {
    log.removeHandler(handler);
  }

  private static Caller caller(Map<String, Object> claims) {
    return new Caller("alice", claims, Set.of(), Optional.empty());
  }

  private static boolean allowed(Map<String, Object> claims, VideoGrant grant) {
    var request =
        new GrantAuthorizer.Request(
            caller(claims), new Identity("alice"), "default", Map.of(), List.of(grant));
    return new OwnTeamOnly().authorize(request).allowed();
  }

  private static TokenAttempt attempt(String caller) {
    return new TokenAttempt(
        NOW,
        Optional.of(caller),
        Optional.of(new Identity("alice")),
        Optional.of("default"),
        Optional.empty(),
        Map.of("video", List.of("red.standup")));
  }

  private JsonObject line() {
    assertEquals(1, lines.size());
    assertFalse(lines.get(0).contains("\n"), lines.get(0));
    return Json.createReader(new StringReader(lines.get(0))).readObject();
  }

  @Test
  void aTeamEntersItsOwnRoomsAlone() {
    assertTrue(allowed(Map.of("team", "red"), new VideoGrant("red.standup")));
    assertFalse(allowed(Map.of("team", "red"), new VideoGrant("redder.standup")));
    assertFalse(allowed(Map.of("team", "red"), VideoGrant.everyRoom()));
    assertFalse(allowed(Map.of("team", ""), new VideoGrant(".standup")));
    assertFalse(allowed(Map.of(), new VideoGrant("red.standup")));
  }

  @Test
  void aTeamIsAllBeforeTheLastDot() {
    assertFalse(allowed(Map.of("team", "a"), new VideoGrant("a.b.secret")), "it is team a.b's");
    assertTrue(allowed(Map.of("team", "a.b"), new VideoGrant("a.b.secret")));
    assertFalse(allowed(Map.of("team", "a.b"), new VideoGrant("a.b")), "it is team a's");
    assertFalse(allowed(Map.of("team", "red"), new VideoGrant("red")));
  }

  @Test
  void aPersonIsKnownByTheirStaffNumber() {
    StaffNumber mapper = new StaffNumber();
    assertEquals(
        new Identity("staff_4711"), mapper.identity(caller(Map.of("staff_number", 4711L))));

    var refused = assertThrows(TwilioTokenException.class, () -> mapper.identity(caller(Map.of())));
    assertEquals(Problem.CLAIM_MISSING, refused.problem());
  }

  @Test
  void anIssuedTokenIsOneLine() {
    new AuditLog()
        .issued(
            new TokenIssued(
                attempt(HOSTILE),
                "SK1-1",
                new TtlDecision(
                    Optional.of(Duration.ofMinutes(15)),
                    Ttl.ofSeconds(600),
                    Optional.of("caller-session"))));
    JsonObject line = line();

    assertEquals("issued", line.getString("event"));
    assertEquals(HOSTILE, line.getString("caller"));
    assertEquals("red.standup", line.getJsonObject("grants").getJsonArray("video").getString(0));
    assertEquals(900, line.getInt("requested"));
    assertEquals(600, line.getInt("effective"));
    assertEquals("caller-session", line.getString("limited_by"));
    assertEquals("SK1-1", line.getString("token"));
  }

  /** NEL, line and paragraph separator, bidi override and isolate, DEL, BOM, a tag, half a pair. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0085",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\u007f",
        "\ufeff",
        "\udb40\udc41",
        "\udb40"
      })
  void aCallersNameCanNeitherBreakNorReverseALine(String mark) {
    String name = "al" + mark + "ice";

    new AuditLog()
        .refused(
            new TokenRefused(
                attempt(name), Optional.empty(), Problem.NOT_AUTHORIZED, "of another team"));

    assertFalse(lines.get(0).contains(mark), "it is in the line as it was sent");
    assertEquals(name, line().getString("caller"));
  }

  @Test
  void aNameOfAnyAlphabetStaysReadable() {
    new AuditLog()
        .refused(
            new TokenRefused(
                attempt("Zo\u00eb \u0391\u03c1\u03b7\u03c2 \ud83d\ude00"),
                Optional.empty(),
                Problem.NOT_AUTHORIZED,
                "of another team"));

    assertTrue(lines.get(0).contains("Zo\u00eb \u0391\u03c1\u03b7\u03c2 \ud83d\ude00"));
  }

  @Test
  void aRefusalIsOneLineWithItsReason() {
    new AuditLog()
        .refused(
            new TokenRefused(
                attempt(HOSTILE), Optional.empty(), Problem.NOT_AUTHORIZED, "of another team"));

    assertEquals("TWT-069", line().getString("code"));
    assertEquals("of another team", line().getString("reason"));
  }

  @Test
  void aRotationIsOneLine() {
    new AuditLog().rotated(new CredentialsRotated(NOW, Optional.of("eu"), "AC1", "SK1", "SK2"));
    assertEquals("SK2", line().getString("now"));
    assertEquals("eu", line().getString("account"));
  }
}
