package io.github.twiliotoken.it.probe;

import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.property.AccountProperties;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Since when the replacement of the account's key has been refused, for servers without Health. */
@Path("/key")
@RequestScoped
public class KeyResource {
  @Inject DeploymentState deployment;

  @GET
  public String refusedSince() {
    SigningAccount account = deployment.settings().accounts().get(AccountProperties.UNNAMED);
    return account.refusal().map(refusal -> "refused since " + refusal.since()).orElse("usable");
  }
}
