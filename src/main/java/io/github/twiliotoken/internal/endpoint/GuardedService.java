package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.internal.cdi.AttemptRecorder;
import io.github.twiliotoken.internal.cdi.Audit;
import io.github.twiliotoken.internal.cdi.CallerResolver;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.text.Faults;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Answers the requests to an endpoint, and runs the work of a subclass for verified callers only.
 *
 * <p>It is a template method: a subclass says what it serves ({@link #isEnabled}, {@link #methods})
 * and hands its work to {@link #answer}. That checks the caller and the page's origin first, and
 * turns every failure into problem details.
 */
public abstract class GuardedService {
  private static final Logger LOG = Logger.getLogger(GuardedService.class.getName());

  final DeploymentState deployment;
  private final CallerResolver callers;
  private final CorsPolicy cors;
  private final Audit audit;

  GuardedService(DeploymentState deployment, CallerResolver callers, CorsPolicy cors, Audit audit) {
    this.deployment = deployment;
    this.callers = callers;
    this.cors = cors;
    this.audit = audit;
  }

  /** Returns whether the endpoint is served; if not, every request is answered with 404. */
  boolean isEnabled() {
    return true;
  }

  /** Returns the methods that are served besides {@code OPTIONS}, for the header {@code Allow}. */
  String methods() {
    return "POST";
  }

  /** Answers {@code POST}. */
  public abstract Response post(EndpointRequest request, InputStream body);

  /** Answers {@code GET}, which is refused unless a subclass serves it. */
  public Response get(EndpointRequest request, UriInfo uri) {
    return refuseMethod("GET", request);
  }

  /** Answers {@code OPTIONS}. It needs no caller: a browser sends no bearer with a preflight. */
  public Response options(EndpointRequest request) {
    return isEnabled()
        ? withHeaders(
            cors.preflightHeaders(request.header("Origin"), methods()),
            Response.noContent().build())
        : refuseMethod("OPTIONS", request);
  }

  /** Refuses a method that is not served, once the caller is verified. */
  public Response refuseMethod(String method, EndpointRequest request) {
    return answer(
        request,
        (attempt, caller) -> {
          throw Problem.METHOD_NOT_ALLOWED.because("%s is not served here", method);
        });
  }

  /** Refuses any request to an endpoint whose class is not a bean: deployment did not check it. */
  public static Response refuseUnchecked() {
    return ProblemDetails.of(unchecked()).toResponse();
  }

  private static TwilioTokenException unchecked() {
    return Problem.ENDPOINT_UNCHECKED.because(
        "The endpoint's class is not a bean, so deployment did not check it");
  }

  /** Runs the work for the verified caller of a request; every failure becomes a response. */
  final Response answer(
      EndpointRequest request, BiFunction<AttemptRecorder, Caller, Response> work) {
    Response response;
    try {
      if (!isEnabled()) {
        throw Problem.NOT_FOUND.because("Nothing is served at this address");
      }
      response =
          audit.attempt(
              attempt -> {
                Caller caller = verifiedCaller(request);
                attempt.caller(caller);
                cors.requireAllowed(request);
                return work.apply(attempt, caller);
              });
    } catch (TwilioTokenException refused) {
      response = ProblemDetails.of(refused).toResponse();
    } catch (Throwable fault) {
      LOG.log(Level.SEVERE, "The endpoint failed", Faults.shown(fault));
      response = ProblemDetails.of(Problem.SERVER_FAULT.because("The server failed")).toResponse();
    }
    Map<String, String> headers = cors.responseHeaders(request.header("Origin"));
    if (response.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
      headers.put("Allow", methods() + ", OPTIONS");
    }
    return withHeaders(headers, response);
  }

  private Caller verifiedCaller(EndpointRequest request) {
    if (!deployment.endpointChecked()) {
      throw unchecked();
    }
    return callers.ofBearer(request);
  }

  private static Response withHeaders(Map<String, String> headers, Response response) {
    headers.forEach((name, value) -> response.getHeaders().putSingle(name, value));
    return response;
  }
}
