package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.GuardedService;
import io.github.twiliotoken.internal.endpoint.Responses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What our endpoints have in common: every method is answered by themselves. None says what it
 * consumes or produces, so that the answers to a wrong type are ours too, after the bearer.
 */
public abstract class Endpoint {
  Endpoint() {}

  /** What answers; null where JAX-RS has made the object itself, so that nothing was checked. */
  abstract @Nullable GuardedService service();

  /** What the endpoint is for. */
  @POST
  public Response post(@Context HttpServletRequest request, InputStream body) {
    GuardedService service = service();
    return service == null ? unchecked() : service.post(request, body);
  }

  /** Which methods there are, and for which sites; asks for no bearer. */
  @OPTIONS
  public Response options(@Context HttpServletRequest request) {
    GuardedService service = service();
    return service == null ? unchecked() : service.options(request);
  }

  /** The same as {@code POST} where that is allowed, and refused elsewhere. */
  @GET
  public Response get(@Context HttpServletRequest request) {
    GuardedService service = service();
    return service == null ? unchecked() : service.get(request);
  }

  /** Refused. */
  @HEAD
  public Response head(@Context HttpServletRequest request) {
    return otherMethod(request);
  }

  /** Refused. */
  @PUT
  public Response put(@Context HttpServletRequest request) {
    return otherMethod(request);
  }

  /** Refused. */
  @PATCH
  public Response patch(@Context HttpServletRequest request) {
    return otherMethod(request);
  }

  /** Refused. */
  @DELETE
  public Response delete(@Context HttpServletRequest request) {
    return otherMethod(request);
  }

  private Response otherMethod(HttpServletRequest request) {
    GuardedService service = service();
    return service == null ? unchecked() : service.otherMethod(request);
  }

  private static Response unchecked() {
    return Responses.problem(GuardedService.unchecked());
  }
}
