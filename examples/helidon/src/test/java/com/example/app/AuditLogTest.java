package com.example.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.TokenAttempt;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TtlDecision;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.Ttl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
  private final Logger log = Logger.getLogger(AuditLog.class.getName());
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

  @Test
  void aNameMakesNoLineOfItsOwn() {
    TokenAttempt attempt =
        new TokenAttempt(
            Instant.EPOCH,
            Optional.of("alice\nIssued SK1-2: bob"),
            Optional.of(new Identity("alice")),
            Optional.of("softphone"),
            Optional.empty(),
            Map.of("voice", List.of()));
    TtlDecision lifetime = new TtlDecision(Optional.empty(), Ttl.ofSeconds(600), Optional.empty());

    new AuditLog().issued(new TokenIssued(attempt, "SK1-1", lifetime));

    assertEquals(
        List.of(
            "Issued SK1-1: TokenAttempt[at=1970-01-01T00:00:00Z,"
                + " caller=Optional[alice\\u000aIssued SK1-2: bob],"
                + " identity=Optional[alice], profile=Optional[softphone],"
                + " account=Optional.empty, grants={voice=[]}]"),
        lines);
  }
}
