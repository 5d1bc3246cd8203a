package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.GuardedService;
import io.github.twiliotoken.internal.endpoint.InspectService;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Inspects a token for callers who have one of the roles in {@code twilio.inspect.roles}: it says
 * what Twilio would say of the token. It serves nothing until an application subclasses it under a
 * path of its own, and answers 404 where that property is not set:
 *
 * <pre>{@code
 * @Path("/token/inspect") @RequestScoped
 * public class Inspections extends InspectEndpoint {}
 * }</pre>
 *
 * <p>It checks callers itself, as {@link TokenEndpoint} does.
 */
public abstract class InspectEndpoint extends Endpoint {
  @Inject @Nullable InspectService inspections;

  /** Is called by the subclass. */
  protected InspectEndpoint() {}

  @Override
  @Nullable GuardedService service() {
    return inspections;
  }
}
