package io.github.twiliotoken.it.rotator;

import io.github.twiliotoken.keys.ApiKeys;
import io.github.twiliotoken.keys.FileCredentialsStore;
import io.github.twiliotoken.keys.KeyRotation;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Rotates inside the server. Only a test may: nothing of ours does that over HTTP. */
@Path("/rotate")
@RequestScoped
public class RotateResource {
  @Inject KeyRotation rotation;
  @Inject ApiKeys keys;

  /**
   * A line for each step, or why there is none.
   *
   * @param now what the rotation's own clock says; without it, the injected one is asked
   */
  @GET
  @Produces("text/plain")
  public String rotate(@QueryParam("every") String every, @QueryParam("now") String now) {
    try {
      return (now == null ? rotation : at(Instant.parse(now)))
          .rotate(Duration.parse(every)).stream()
              .map(step -> step.action() + " " + step.keySid().orElse("-"))
              .collect(Collectors.joining("\n"));
    } catch (TwilioTokenException e) {
      return e.getMessage();
    }
  }

  private KeyRotation at(Instant now) {
    Config config = ConfigProvider.getConfig();
    java.nio.file.Path file =
        java.nio.file.Path.of(config.getValue("twilio.api.credentials.location", String.class));
    return KeyRotation.configured(
        config, keys, new FileCredentialsStore(file), Clock.fixed(now, ZoneOffset.UTC));
  }
}
