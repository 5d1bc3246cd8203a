package io.github.twiliotoken.rest;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.cdi.Audit;
import io.github.twiliotoken.cdi.Callers;
import io.github.twiliotoken.cdi.Faults;
import io.github.twiliotoken.cdi.TokenSetup;
import io.github.twiliotoken.cdi.Trail;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What an endpoint does around its work: the caller first, and every refusal in our form. */
abstract class GuardedService {
  private static final Logger LOG = Logger.getLogger(TokenEndpoint.class.getName());

  final TokenSetup setup;
  final CrossOrigin crossOrigin;
  private final Callers callers;
  private final Audit audit;

  GuardedService(TokenSetup setup, Callers callers, CrossOrigin crossOrigin, Audit audit) {
    this.setup = setup;
    this.callers = callers;
    this.crossOrigin = crossOrigin;
    this.audit = audit;
  }

  abstract Response post(HttpServletRequest request, InputStream body);

  Response get(HttpServletRequest request) {
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

  Response otherMethod(HttpServletRequest request) {
    return answer(
        request,
        (trail, caller) -> {
          throw Problem.METHOD_NOT_ALLOWED.because("%s is not served here", request.getMethod());
        });
  }

  Response options(HttpServletRequest request) {
    return isThere()
        ? with(crossOrigin.preflight(request, methods()), Response.noContent().build())
        : otherMethod(request);
  }

  /** The answer to a caller who is known, and whose page may ask. */
  Response answer(HttpServletRequest request, BiFunction<Trail, Caller, Response> serve) {
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
    } catch (TokenRefusedException refused) {
      response = Answers.problem(refused);
    } catch (Throwable fault) {
      LOG.log(Level.SEVERE, "The endpoint failed", Faults.shown(fault));
      response = Answers.problem(Problem.SERVER_FAULT.because("The server failed"));
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

  static TokenRefusedException unchecked() {
    return Problem.ENDPOINT_UNCHECKED.because(
        "The endpoint's class is no bean, so that deployment did not check it");
  }

  static Response with(Map<String, String> headers, Response response) {
    headers.forEach((name, value) -> response.getHeaders().putSingle(name, value));
    return response;
  }
}
