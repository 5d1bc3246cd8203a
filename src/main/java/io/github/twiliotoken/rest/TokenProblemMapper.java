package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.Responses;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.logging.Logger;

/**
 * Answers a refused token in an application's own resources as the endpoint would: a problem (RFC
 * 9457) with the status, the code and the headers of the refusal. It answers nothing until an
 * application subclasses it:
 *
 * <pre>{@code
 * @Provider
 * public class TokenProblems extends TokenProblemMapper {}
 * }</pre>
 */
public abstract class TokenProblemMapper implements ExceptionMapper<TwilioTokenException> {
  private static final Logger LOG = Logger.getLogger(TokenProblemMapper.class.getName());

  /** For the subclass. */
  protected TokenProblemMapper() {}

  /** Makes the answer; the cause of a fault goes to the log, and not to the caller. */
  @Override
  public Response toResponse(TwilioTokenException refused) {
    if (refused.problem().status() >= 500) {
      LOG.warning(refused.problem().code() + ": " + refused.reason());
    }
    return Responses.problem(refused);
  }
}
