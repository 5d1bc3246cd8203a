package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertRefused;
import static io.github.twiliotoken.internal.extension.EndpointFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.twiliotoken.internal.extension.EndpointFixture.Tokens;
import io.github.twiliotoken.readme.BlockedUsers;
import io.github.twiliotoken.readme.NotBlocked;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page about blocking a user promises. */
class BlockedUserTest {
  private static final Map<String, String> SHORT =
      Map.of(
          "twilio.token.profile.default.ttl", "PT5M",
          "twilio.token.profile.default.ttl.max", "PT5M");

  private final Container container =
      EndpointFixture.start(SHORT, NotBlocked.class, BlockedUsers.class);

  private Response ask(String body) {
    return alice("agent").json(body).to(container.get(Tokens.class)::post);
  }

  @AfterEach
  void stop() {
    container.close();
  }

  @Test
  void aBlockedUserGetsNoToken() {
    assertEquals(200, ask("{}").getStatus());

    container.get(BlockedUsers.class).block("alice");

    JsonObject refused = assertRefused(403, "TWT-069", ask("{}"));
    assertFalse(refused.toString().contains("administrator"), refused.toString());
  }

  @Test
  void othersStillGetTheirs() {
    container.get(BlockedUsers.class).block("bob");

    assertEquals(200, ask("{}").getStatus());
  }

  @Test
  void nothingIsLeftAfterTheLongestLifetime() {
    assertEquals(300, json(ask("{}")).getInt("expires_in"));
    assertRefused(400, "TWT-002", ask("{\"ttl\":301}"));
  }
}
