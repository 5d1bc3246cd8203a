package com.example.rooms;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.internal.extension.TwilioTokenExtension;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** The bean in CDI without a server; the account in the test's configuration is no real one. */
@EnableWeld
class RoomsTest {
  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.of(
          WeldInitiator.createWeld()
              .addExtension(new TwilioTokenExtension())
              .addBeanClass(Rooms.class));

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
}
