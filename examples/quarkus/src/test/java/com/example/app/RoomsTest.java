package com.example.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoomsTest {
  @Inject Rooms rooms;

  @Test
  void admitsAPersonToOneRoom() {
    AccessToken token = rooms.admit("alice", "standup");

    byte[] payload = Base64.getUrlDecoder().decode(token.jwt().split("\\.")[1]);
    String claims = new String(payload, StandardCharsets.UTF_8);
    assertTrue(
        claims.endsWith("\"grants\":{\"identity\":\"alice\",\"video\":{\"room\":\"standup\"}}}"),
        claims);
  }

  @Test
  void aGuestMustAskAgainSoon() {
    AccessToken token = rooms.admitGuest("bob", "standup");

    assertEquals(Duration.ofMinutes(5), Duration.between(token.issuedAt(), token.expiresAt()));
  }
}
