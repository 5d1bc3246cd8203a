package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.GuardedService;
import io.github.twiliotoken.internal.endpoint.InspectService;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Says what Twilio would say of a token, to callers in {@code twilio.inspect.roles}. Where that is
 * not set, or until an application subclasses this under a path of its own, nothing is served:
 *
 * <pre>{@code
 * @Path("/token/inspect") @RequestScoped
 * public class Inspections extends InspectEndpoint {}
 * }</pre>
 *
 * <p>It guards itself as {@link TokenEndpoint} does.
 */
public abstract class InspectEndpoint extends Endpoint {
  @Inject @Nullable InspectService inspections;

  /** For the subclass. */
  protected InspectEndpoint() {}

  @Override
  @Nullable GuardedService service() {
    return inspections;
  }
}
