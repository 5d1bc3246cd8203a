package io.github.twiliotoken.it.rotator;

import io.github.twiliotoken.keys.KeyRotation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.stream.Collectors;

/** Rotates inside the server. Only a test may: nothing of ours does that over HTTP. */
@Path("/rotate")
@RequestScoped
public class RotateResource {
  @Inject KeyRotation rotation;

  /** A line for each step. */
  @GET
  @Produces("text/plain")
  public String rotate(@QueryParam("every") String every) {
    return rotation.rotate(Duration.parse(every)).stream()
        .map(step -> step.action() + " " + step.keySid().orElse("-"))
        .collect(Collectors.joining("\n"));
  }
}
