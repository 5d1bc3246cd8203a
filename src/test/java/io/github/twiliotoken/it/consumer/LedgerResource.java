package io.github.twiliotoken.it.consumer;

import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.grant.VideoGrant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Shows the audit, a line for each event. */
@Path("/ledger")
@RequestScoped
public class LedgerResource {
  @Inject Ledger ledger;
  @Inject TokenIssuer issuer;

  @GET
  @Produces("text/plain;charset=UTF-8")
  public String ledger() {
    return String.join("\n", ledger.lines());
  }

  /** Issues a token for a visitor, whom no login knows. */
  @POST
  @Produces("text/plain")
  public String visitor() {
    return issuer.issue(TokenRequest.of("visitor", new VideoGrant("lobby"))).id();
  }
}
