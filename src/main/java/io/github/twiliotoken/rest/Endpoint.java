package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.GuardedService;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The methods that {@link TokenEndpoint} and {@link InspectEndpoint} share. Applications subclass
 * those two; this class they cannot extend.
 *
 * <p>Every HTTP method leads to the endpoint's own service, and none declares what it consumes or
 * produces. So each refusal is made there, after the check of the bearer, and not by JAX-RS.
 *
 * <p>It is public for the sake of JAX-RS. Of a package-private superclass the compiler would leave
 * bridge methods in the subclasses; Jersey and RESTEasy do not look at those, and serve nothing.
 */
public abstract class Endpoint {
  Endpoint() {}

  /** Returns the service; null where JAX-RS and not CDI made this object. */
  abstract @Nullable GuardedService service();

  /** Answers what the endpoint is for. */
  @POST
  public Response post(@Context HttpServletRequest request, InputStream body) {
    return answer(service -> service.post(request, body));
  }

  /** Answers like {@code POST} where that is allowed, and refuses elsewhere. */
  @GET
  public Response get(@Context HttpServletRequest request) {
    return answer(service -> service.get(request));
  }

  /** Tells which methods are served, and to pages of which origins; no bearer is needed. */
  @OPTIONS
  public Response options(@Context HttpServletRequest request) {
    return answer(service -> service.options(request));
  }

  /** Refuses {@code HEAD}. */
  @HEAD
  public Response head(@Context HttpServletRequest request) {
    return answer(service -> service.refuseMethod(request));
  }

  /** Refuses {@code PUT}. */
  @PUT
  public Response put(@Context HttpServletRequest request) {
    return answer(service -> service.refuseMethod(request));
  }

  /** Refuses {@code PATCH}. */
  @PATCH
  public Response patch(@Context HttpServletRequest request) {
    return answer(service -> service.refuseMethod(request));
  }

  /** Refuses {@code DELETE}. */
  @DELETE
  public Response delete(@Context HttpServletRequest request) {
    return answer(service -> service.refuseMethod(request));
  }

  private Response answer(Function<GuardedService, Response> method) {
    GuardedService service = service();
    return service == null ? GuardedService.refuseUnchecked() : method.apply(service);
  }
}
