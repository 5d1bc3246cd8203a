package io.github.twiliotoken.it.probe;

import io.github.twiliotoken.cdi.TokenSetup;
import io.github.twiliotoken.config.Account;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Since when the replacement of the account's key has been refused, for servers without Health. */
@Path("/key")
@RequestScoped
public class KeyResource {
  @Inject TokenSetup setup;

  @GET
  public String refusedSince() {
    Account account = setup.settings().accounts().get(Account.UNNAMED);
    return account.refusedSince().map(since -> "refused since " + since).orElse("usable");
  }
}
