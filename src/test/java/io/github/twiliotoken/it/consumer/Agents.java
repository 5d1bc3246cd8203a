package io.github.twiliotoken.it.consumer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource of an application's own, which the server guards. */
@Path("/agents")
@RequestScoped
@RolesAllowed("agent")
public class Agents {
  @GET
  public String agents() {
    return "agents only";
  }
}
