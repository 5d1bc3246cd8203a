package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.EndpointRequest;
import io.github.twiliotoken.internal.endpoint.GuardedService;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
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
  public Response get(
      @Context HttpHeaders headers, @Context SecurityContext security, @Context UriInfo uri) {
    return answer(service -> service.get(new EndpointRequest(headers, security), uri));
  }

  /** Answers {@code OPTIONS}, also a preflight of CORS; it needs no bearer. */
  @OPTIONS
  @Operation(hidden = true)
  public Response options(@Context HttpHeaders headers, @Context SecurityContext security) {
    return answer(service -> service.options(new EndpointRequest(headers, security)));
  }

  /** Refuses {@code HEAD}. */
  @HEAD
  @Operation(hidden = true)
  public Response head(@Context HttpHeaders headers, @Context SecurityContext security) {
    return refuse("HEAD", headers, security);
  }

  /** Refuses {@code PUT}. */
  @PUT
  @Operation(hidden = true)
  public Response put(@Context HttpHeaders headers, @Context SecurityContext security) {
    return refuse("PUT", headers, security);
  }

  /** Refuses {@code PATCH}. */
  @PATCH
  @Operation(hidden = true)
  public Response patch(@Context HttpHeaders headers, @Context SecurityContext security) {
    return refuse("PATCH", headers, security);
  }

  /** Refuses {@code DELETE}. */
  @DELETE
  @Operation(hidden = true)
  public Response delete(@Context HttpHeaders headers, @Context SecurityContext security) {
    return refuse("DELETE", headers, security);
  }

  /**
   * Refuses a method, once the bearer is checked. It is for a subclass to which an application
   * routes methods that JAX-RS has no annotation for.
   *
   * @param method the method that was sent
   */
  protected Response refuse(String method, HttpHeaders headers, SecurityContext security) {
    return answer(service -> service.refuseMethod(method, new EndpointRequest(headers, security)));
  }

  Response answer(Function<GuardedService, Response> method) {
    GuardedService service = service();
    return service == null ? GuardedService.refuseUnchecked() : method.apply(service);
  }
}
