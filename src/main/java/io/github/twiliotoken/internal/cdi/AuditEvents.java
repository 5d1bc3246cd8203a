package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenRefused;
import io.github.twiliotoken.internal.text.Faults;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the application's observers. One that fails is named in the log. */
@Singleton
class AuditEvents {
  private static final Logger LOG = Logger.getLogger("io.github.twiliotoken.audit");

  private final Event<TokenIssued> issued;
  private final Event<TokenRefused> refused;
  private final Event<CredentialsRotated> rotated;

  @Inject
  AuditEvents(
      Event<TokenIssued> issued, Event<TokenRefused> refused, Event<CredentialsRotated> rotated) {
    this.issued = issued;
    this.refused = refused;
    this.rotated = rotated;
  }

  /** Returns whether no observer has failed. */
  boolean issued(Supplier<TokenIssued> event) {
    return tell(issued, event);
  }

  void refused(TokenRefused event) {
    tell(refused, () -> event);
  }

  void rotated(CredentialsRotated event) {
    tell(rotated, () -> event);
  }

  private static <T> boolean tell(Event<T> event, Supplier<T> what) {
    try {
      event.fire(what.get());
      return true;
    } catch (Throwable e) {
      LOG.log(Level.SEVERE, "An observer of the audit failed", Faults.shown(e));
      return false;
    }
  }
}
