package io.github.twiliotoken.it.consumer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Shows the audit, a line for each event. */
@Path("/ledger")
@RequestScoped
public class LedgerResource {
  @Inject Ledger ledger;

  @GET
  @Produces("text/plain;charset=UTF-8")
  public String ledger() {
    return String.join("\n", ledger.lines());
  }
}
