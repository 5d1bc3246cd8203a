package io.github.twiliotoken.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.LogCapture;
import io.github.twiliotoken.problem.Problem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** A refusal in an application's own resource becomes a response. */
class TokenProblemMapperTest {
  private final TokenProblemMapper mapper = new TokenProblemMapper() {};

  private static String body(Response response) {
    return new String((byte[]) response.getEntity(), UTF_8);
  }

  @Test
  void aRefusalIsAnsweredAndNotLogged() {
    try (LogCapture log = LogCapture.of(TokenProblemMapper.class)) {
      Response response =
          mapper.toResponse(
              Problem.CALLER_MISSING.because("Nobody is logged in").withPrivateReason("x"));

      assertEquals(401, response.getStatus());
      assertEquals("application/problem+json", String.valueOf(response.getMediaType()));
      assertEquals("Bearer", response.getHeaderString("WWW-Authenticate"));
      assertEquals("no-store", response.getHeaderString("Cache-Control"));
      assertTrue(body(response).contains("Nobody is logged in"), body(response));
      assertEquals(List.of(), log.messages());
    }
  }

  @Test
  void aFaultIsLoggedWithItsReason() {
    try (LogCapture log = LogCapture.of(TokenProblemMapper.class)) {
      Response response =
          mapper.toResponse(
              Problem.POLICY_FAILED
                  .because("It could not be decided")
                  .withPrivateReason("LDAP is away"));

      assertEquals(503, response.getStatus());
      assertEquals("5", response.getHeaderString("Retry-After"));
      assertFalse(body(response).contains("LDAP"), body(response));
      assertEquals(List.of("TWT-073: It could not be decided. LDAP is away"), log.messages());
      assertEquals(Level.WARNING, log.records().get(0).getLevel());
    }
  }

  @Test
  void aFaultStartsAtStatus500() {
    try (LogCapture log = LogCapture.of(TokenProblemMapper.class)) {
      assertEquals(500, mapper.toResponse(Problem.SERVER_FAULT.because("x")).getStatus());
      assertEquals(List.of("TWT-065: x."), log.messages());
    }
  }
}
