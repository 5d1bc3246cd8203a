package io.github.twiliotoken.rest;

import jakarta.inject.Inject;
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
 *
 * <p>No method says what it consumes or produces: the answers to a wrong type or method are the
 * endpoint's own, after the bearer.
 */
public abstract class TokenEndpoint {
  @Inject @Nullable TokenService service;

  /** For the subclass. */
  protected TokenEndpoint() {}

  /** A token for the caller. */
  @POST
  public Response post(@Context HttpServletRequest request, InputStream body) {
    return service == null ? unchecked() : service.post(request, body);
  }

  /** Which methods there are, and for which sites; asks for no bearer. */
  @OPTIONS
  public Response options(@Context HttpServletRequest request) {
    return service == null ? unchecked() : service.options(request);
  }

  /** A token of the profile {@code default}, where {@code twilio.token.endpoint.get} allows it. */
  @GET
  public Response get(@Context HttpServletRequest request) {
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
    return service == null ? unchecked() : service.otherMethod(request);
  }

  /** JAX-RS makes the object itself where the subclass is no bean; then nothing was checked. */
  private static Response unchecked() {
    return Answers.problem(TokenService.unchecked());
  }
}
