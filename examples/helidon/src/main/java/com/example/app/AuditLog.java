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
    // the attempt as a text: it escapes what callers can choose, such as a name with a line break
    LOG.info("Issued " + event.tokenId() + ": " + event.attempt());
  }
}
