package io.github.twiliotoken.internal.extension;

import io.github.twiliotoken.TokenAttempt;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TtlDecision;
import io.github.twiliotoken.value.Ttl;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Finds out whether a bean of the application observes issued tokens before anybody gets them. */
final class AuditObservers {
  /** An event to look up observers with: only its type matters, and it is never fired. */
  private static final TokenIssued ANY_TOKEN =
      new TokenIssued(
          new TokenAttempt(
              Instant.EPOCH,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Map.of()),
          "",
          new TtlDecision(Optional.empty(), Ttl.SHORTEST, Optional.empty()));

  private AuditObservers() {}

  static boolean exist(BeanManager beans) {
    return beans.resolveObserverMethods(ANY_TOKEN).stream().anyMatch(AuditObservers::isToldInTime);
  }

  /** Returns whether the observer is always called, and before the token leaves the library. */
  private static boolean isToldInTime(ObserverMethod<?> observer) {
    return observer.getObservedType() == TokenIssued.class
        && !observer.isAsync()
        && observer.getReception() == Reception.ALWAYS
        && observer.getTransactionPhase() == TransactionPhase.IN_PROGRESS;
  }
}
