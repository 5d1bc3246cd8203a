package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.GuardedService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Passes each HTTP method of {@link TokenEndpoint} and {@link InspectEndpoint} to their service.
 * Applications subclass those two; they cannot extend this class.
 *
 * <p>No method declares what it consumes or produces. Otherwise JAX-RS itself would refuse another
 * media type, before the service has checked the bearer.
 *
 * <p>It is public because JAX-RS calls its methods by reflection. From a package-private class the
 * compiler copies them into the public subclasses as bridge methods. Jersey (Payara) and RESTEasy
 * (WildFly) ignore those, and then answer every request with 404.
 */
public abstract class Endpoint {
  Endpoint() {}

  /** Returns the service; null if JAX-RS made this object, and not CDI. */
  abstract @Nullable GuardedService service();

  /** Answers {@code GET} if the operator allows it, and refuses it otherwise. */
  @GET
  @Operation(hidden = true)
  public Response get(@Context HttpServletRequest request) {
    return answer(service -> service.get(request));
  }

  /** Answers {@code OPTIONS}, also a preflight of CORS; it needs no bearer. */
  @OPTIONS
  @Operation(hidden = true)
  public Response options(@Context HttpServletRequest request) {
    return answer(service -> service.options(request));
  }

  /** Refuses {@code HEAD}. */
  @HEAD
  @Operation(hidden = true)
  public Response head(@Context HttpServletRequest request) {
    return answer(service -> service.refuseMethod(request));
  }

  /** Refuses {@code PUT}. */
  @PUT
  @Operation(hidden = true)
  public Response put(@Context HttpServletRequest request) {
    return answer(service -> service.refuseMethod(request));
  }

  /** Refuses {@code PATCH}. */
  @PATCH
  @Operation(hidden = true)
  public Response patch(@Context HttpServletRequest request) {
    return answer(service -> service.refuseMethod(request));
  }

  /** Refuses {@code DELETE}. */
  @DELETE
  @Operation(hidden = true)
  public Response delete(@Context HttpServletRequest request) {
    return answer(service -> service.refuseMethod(request));
  }

  Response answer(Function<GuardedService, Response> method) {
    GuardedService service = service();
    return service == null ? GuardedService.refuseUnchecked() : method.apply(service);
  }
}
