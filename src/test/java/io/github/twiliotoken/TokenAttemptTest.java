package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.value.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenAttemptTest {
  @Test
  void isOneLineWhateverCallersSend() {
    TokenAttempt attempt =
        new TokenAttempt(
            Instant.EPOCH,
            Optional.of("al\nice"),
            Optional.of(new Identity("al\u202eice")),
            Optional.of("default"),
            Optional.empty(),
            Map.of("video", List.of("room\u2028x")));

    assertEquals(
        "TokenAttempt[at=1970-01-01T00:00:00Z, caller=Optional[al\\u000aice],"
            + " identity=Optional[al\\u202eice],"
            + " profile=Optional[default], account=Optional.empty, grants={video=[room\\u2028x]}]",
        attempt.toString());
  }
}
