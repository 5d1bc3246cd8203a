package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.GuardedService;
import io.github.twiliotoken.internal.endpoint.TokenService;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Gives the bearer of a MicroProfile JWT a Twilio token for who they are. It serves nothing until
 * an application subclasses it under a path of its own:
 *
 * <pre>{@code
 * @Path("/token") @RequestScoped
 * public class Tokens extends TokenEndpoint {}
 * }</pre>
 *
 * <p>It guards itself, whatever security annotations the application has or lacks: without a bearer
 * that the container has verified, every request is 401. The application must switch MicroProfile
 * JWT on, with {@code @LoginConfig(authMethod = "MP-JWT")}.
 */
public abstract class TokenEndpoint extends Endpoint {
  @Inject @Nullable TokenService tokens;

  /** For the subclass. */
  protected TokenEndpoint() {}

  @Override
  @Nullable GuardedService service() {
    return tokens;
  }
}
