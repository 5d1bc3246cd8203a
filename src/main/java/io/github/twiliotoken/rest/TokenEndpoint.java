package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.GuardedService;
import io.github.twiliotoken.internal.endpoint.TokenService;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Issues a Twilio token to a caller with a MicroProfile JWT, for the identity in that JWT. It
 * serves nothing until an application subclasses it under a path of its own:
 *
 * <pre>{@code
 * @Path("/token") @RequestScoped
 * public class Tokens extends TokenEndpoint {}
 * }</pre>
 *
 * <p>It checks callers itself and needs no security annotation: a request without a bearer token
 * that the container has verified is answered with 401. The application must enable MicroProfile
 * JWT with {@code @LoginConfig(authMethod = "MP-JWT")}.
 */
public abstract class TokenEndpoint extends Endpoint {
  @Inject @Nullable TokenService tokens;

  /** Is called by the subclass. */
  protected TokenEndpoint() {}

  @Override
  @Nullable GuardedService service() {
    return tokens;
  }
}
