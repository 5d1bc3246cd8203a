package com.example.app;

import io.github.twiliotoken.TokenIssued;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Logger;

/** Writes down who got a token. */
@ApplicationScoped
public class AuditLog {
  private static final Logger LOG = Logger.getLogger(AuditLog.class.getName());

  void issued(@Observes TokenIssued event) {
    LOG.info(event.attempt().caller().orElse("-") + " has the token " + event.tokenId());
  }
}
