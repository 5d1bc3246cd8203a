package io.github.twiliotoken.readme;

import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Logger;

@ApplicationScoped
public class TokenLog {
  private static final Logger LOG = Logger.getLogger("com.example.tokens");

  void issued(@Observes TokenIssued event) {
    LOG.info("Issued " + event.tokenId() + ": " + event.attempt());
  }

  void refused(@Observes TokenRefused event) {
    LOG.info("Refused, " + event.problem().code() + ": " + event.attempt());
  }

  void rotated(@Observes CredentialsRotated event) {
    LOG.info("The key " + event.keySid() + " signs for " + event.accountSid());
  }
}
