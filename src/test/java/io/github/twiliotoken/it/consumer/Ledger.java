package io.github.twiliotoken.it.consumer;

import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application's audit: it writes down whatever an event holds. */
@ApplicationScoped
public class Ledger {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  public void issued(@Observes TokenIssued event) {
    lines.add(event.toString());
  }

  public void refused(@Observes TokenRefused event) {
    lines.add(event.toString());
  }

  public List<String> lines() {
    return lines;
  }
}
