package io.github.twiliotoken.internal.extension;

import static io.github.twiliotoken.internal.extension.EndpointFixture.alice;
import static io.github.twiliotoken.internal.extension.EndpointFixture.assertRefused;
import static io.github.twiliotoken.internal.extension.EndpointFixture.post;
import static io.github.twiliotoken.internal.extension.EndpointFixture.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.LogCapture;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.internal.endpoint.GuardedService;
import io.github.twiliotoken.internal.endpoint.StubRequest;
import io.github.twiliotoken.internal.extension.EndpointFixture.Tokens;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** What the token endpoint answers, and what its operator reads, when something is wrong. */
class EndpointFaultTest {
  @Deciders.Replacement
  static class BrokenIssuer implements TokenIssuer {
    @Override
    public AccessToken issue(TokenRequest request) {
      throw new IllegalStateException("hsm-canary");
    }
  }

  @Test
  void aFaultIsAnsweredWithoutItsMessage() {
    try (Container container = start(Map.of(), BrokenIssuer.class)) {
      Response response = alice().to(container.get(Tokens.class)::post);

      JsonObject problem = assertRefused(500, "TWT-065", response);

      assertFalse(problem.toString().contains("canary"), problem.toString());
    }
  }

  @Test
  void aFaultIsLoggedWithItsCause() {
    try (Container container = start(Map.of(), BrokenIssuer.class);
        LogCapture log = LogCapture.of(GuardedService.class)) {
      alice().to(container.get(Tokens.class)::post);

      assertEquals(List.of("The endpoint failed"), log.messages());

      LogRecord line = log.records().get(0);
      assertEquals(Level.SEVERE, line.getLevel());
      assertTrue(String.valueOf(line.getThrown()).contains("hsm-canary"));
    }
  }

  @Test
  void aRefusalIsNotLoggedAsAFault() {
    try (Container container = start(Map.of());
        LogCapture log = LogCapture.of(GuardedService.class)) {
      assertRefused(401, "TWT-052", new StubRequest().to(container.get(Tokens.class)::post));

      assertEquals(List.of(), log.messages());
    }
  }

  @Test
  void anUncheckedEndpointRefusesEverything() {
    Tokens unchecked = new Tokens();

    assertRefused(503, "TWT-063", alice().to(unchecked::post));
    assertRefused(503, "TWT-063", alice().toGet(unchecked::get));
    assertRefused(503, "TWT-063", alice().to(unchecked::put));
    assertRefused(503, "TWT-063", alice().to(unchecked::options));
  }

  @Test
  void aRefusalIsAuditedWithCallerAndProfile() {
    try (LogCapture log = LogCapture.of("io.github.twiliotoken.audit")) {
      assertRefused(403, "TWT-054", post(alice("agent").json("{\"profile\":\"watch\"}")));

      assertEquals(1, log.messages().size());

      String line = log.messages().get(0);
      assertTrue(line.startsWith("TWT-054 for caller 'alice', profile 'watch': "), line);
    }
  }
}
