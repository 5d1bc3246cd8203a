package io.github.twiliotoken.helidon;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.CredentialsRotated;
import io.github.twiliotoken.TokenIssued;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlLimited;
import io.github.twiliotoken.grant.VideoGrant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Issues tokens in its own name, and hears what happens. */
@ApplicationScoped
public class Ledger {
  private final LinkedBlockingQueue<TokenIssued> issued = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<CredentialsRotated> rotated = new LinkedBlockingQueue<>();

  @Inject TokenIssuer issuer;

  void issued(@Observes TokenIssued event) {
    issued.add(event);
  }

  void rotated(@Observes CredentialsRotated event) {
    rotated.add(event);
  }

  BlockingQueue<TokenIssued> issued() {
    return issued;
  }

  BlockingQueue<CredentialsRotated> rotated() {
    return rotated;
  }

  AccessToken issue() {
    return issuer.issue(TokenRequest.of("alice", new VideoGrant("standup")));
  }

  @TtlLimited(max = "PT5M")
  AccessToken issueShortly() {
    return issue();
  }
}
