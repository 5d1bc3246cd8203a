package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.ProblemDetails;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.logging.Logger;

/**
 * Turns a {@link TwilioTokenException} of an application's own resources into the response that the
 * endpoint would give: problem details (RFC 9457) with the status, the code and the headers of the
 * refusal. It is active once an application subclasses it:
 *
 * <pre>{@code
 * @Provider
 * public class TokenProblems extends TokenProblemMapper {}
 * }</pre>
 */
public abstract class TokenProblemMapper implements ExceptionMapper<TwilioTokenException> {
  private static final Logger LOG = Logger.getLogger(TokenProblemMapper.class.getName());

  /** Is called by the subclass. */
  protected TokenProblemMapper() {}

  /** Builds the response. The cause of a fault (a status from 500) is logged, and not sent. */
  @Override
  public Response toResponse(TwilioTokenException refused) {
    if (refused.problem().status() >= 500) {
      LOG.warning(refused.problem().code() + ": " + refused.reason());
    }
    return ProblemDetails.of(refused).toResponse();
  }
}
