package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.internal.cdi.AttemptRecorder;
import io.github.twiliotoken.internal.cdi.Audit;
import io.github.twiliotoken.internal.cdi.CallerResolver;
import io.github.twiliotoken.internal.cdi.DeploymentState;
import io.github.twiliotoken.internal.text.Faults;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What an endpoint does around its work: the caller first, and every refusal in our form. */
public abstract class GuardedService {
  private static final Logger LOG = Logger.getLogger(GuardedService.class.getName());

  final DeploymentState setup;
  final CrossOrigin crossOrigin;
  private final CallerResolver callers;
  private final Audit audit;

  GuardedService(
      DeploymentState setup, CallerResolver callers, CrossOrigin crossOrigin, Audit audit) {
    this.setup = setup;
    this.callers = callers;
    this.crossOrigin = crossOrigin;
    this.audit = audit;
  }

  public abstract Response post(HttpServletRequest request, InputStream body);

  public Response get(HttpServletRequest request) {
    return otherMethod(request);
  }

  /** Whether anything is served at all. */
  boolean isThere() {
    return true;
  }

  /** The methods that are served, {@code OPTIONS} excepted. */
  String methods() {
    return "POST";
  }

  public Response otherMethod(HttpServletRequest request) {
    return answer(
        request,
        (trail, caller) -> {
          throw Problem.METHOD_NOT_ALLOWED.because("%s is not served here", request.getMethod());
        });
  }

  public Response options(HttpServletRequest request) {
    return isThere()
        ? with(crossOrigin.preflight(request, methods()), Response.noContent().build())
        : otherMethod(request);
  }

  /** The answer to a caller who is known, and whose page may ask. */
  Response answer(HttpServletRequest request, BiFunction<AttemptRecorder, Caller, Response> serve) {
    Response response;
    try {
      if (!isThere()) {
        throw Problem.NOT_FOUND.because("Nothing is served at this address");
      }
      response =
          audit.attempt(
              trail -> {
                Caller caller = caller(request);
                trail.caller(caller);
                crossOrigin.check(request);
                return serve.apply(trail, caller);
              });
    } catch (TwilioTokenException refused) {
      response = Responses.problem(refused);
    } catch (Throwable fault) {
      LOG.log(Level.SEVERE, "The endpoint failed", Faults.shown(fault));
      response = Responses.problem(Problem.SERVER_FAULT.because("The server failed"));
    }
    Map<String, String> headers = crossOrigin.headers(request);
    if (response.getStatus() == 405) {
      headers.put("Allow", methods() + ", OPTIONS");
    }
    return with(headers, response);
  }

  private Caller caller(HttpServletRequest request) {
    if (!setup.endpointChecked()) {
      throw unchecked();
    }
    return callers.bearer(request);
  }

  public static TwilioTokenException unchecked() {
    return Problem.ENDPOINT_UNCHECKED.because(
        "The endpoint's class is no bean, so that deployment did not check it");
  }

  static Response with(Map<String, String> headers, Response response) {
    headers.forEach((name, value) -> response.getHeaders().putSingle(name, value));
    return response;
  }
}
