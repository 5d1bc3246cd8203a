package io.github.twiliotoken.it.bare;

import io.github.twiliotoken.TokenIssued;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.LongAdder;

/** An audit that writes nothing, so that what it costs is the library's. */
@ApplicationScoped
public class TokenCounter {
  private final LongAdder tokens = new LongAdder();

  void issued(@Observes TokenIssued event) {
    tokens.increment();
  }
}
