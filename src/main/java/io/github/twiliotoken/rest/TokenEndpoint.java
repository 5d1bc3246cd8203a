package io.github.twiliotoken.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
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
  @Inject @Nullable InspectService inspections;

  /** For the subclass. */
  protected TokenEndpoint() {}

  @Override
  @Nullable GuardedService service() {
    return tokens;
  }

  /** Says what Twilio would say of a token, to callers in {@code twilio.inspect.roles}. */
  @Path("/inspect")
  public InspectEndpoint inspector() {
    return new InspectEndpoint(inspections);
  }
}
