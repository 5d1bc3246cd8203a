package io.github.twiliotoken.it.bare;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The baseline of the measurements: a guarded resource that answers a constant. */
@Path("/bare")
@RequestScoped
public class Bare {
  private static final Jsonb JSONB = JsonbBuilder.create();
  private static final int QUOTES_AND_NAME = "{\"token\":\"\"}".length();
  private static volatile String constant = "";

  @Inject
  @ConfigProperty(name = "bare.size", defaultValue = "1000")
  int size;

  /** Returns the constant. */
  @POST
  @RolesAllowed("agent")
  @Produces(MediaType.APPLICATION_JSON)
  public String constant(String order) {
    if (constant.isEmpty()) {
      constant = JSONB.toJson(Map.of("token", "x".repeat(size - QUOTES_AND_NAME)));
    }
    return constant;
  }
}
