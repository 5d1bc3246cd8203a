package io.github.twiliotoken.war;

import io.github.twiliotoken.internal.endpoint.CrossOrigin;
import io.github.twiliotoken.internal.endpoint.Responses;
import io.github.twiliotoken.rest.Endpoint;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a problem in the place of any error that JAX-RS itself answers, and the headers on every
 * answer.
 */
@Provider
public class ForeignErrorFilter implements ContainerResponseFilter {
  private static final MediaType PROBLEM = MediaType.valueOf(Responses.PROBLEM_JSON);

  @Inject @Nullable CrossOrigin crossOrigin;
  @Context @Nullable HttpServletRequest http;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= 400
        && !PROBLEM.isCompatible(response.getMediaType())
        && !isOfTheServersOwn(request, response)) {
      Responses.Refusal refusal =
          Responses.inPlaceOf(
              response.getStatus(), request.getHeaderString(HttpHeaders.AUTHORIZATION) != null);
      response.setEntity(
          refusal.body().getBytes(StandardCharsets.UTF_8), new Annotation[0], PROBLEM);
      refusal.headers().forEach(response.getHeaders()::putSingle);
    }
    Map<String, String> headers =
        crossOrigin != null && http != null ? crossOrigin.headers(http) : Responses.headers();
    headers.forEach(response.getHeaders()::putSingle);
  }

  /**
   * TomEE serves its health checks as resources of this application; 503 says there what is down.
   */
  private static boolean isOfTheServersOwn(
      ContainerRequestContext request, ContainerResponseContext response) {
    List<Object> matched = request.getUriInfo().getMatchedResources();
    return MediaType.APPLICATION_JSON_TYPE.equals(response.getMediaType())
        && !matched.isEmpty()
        && matched.stream().noneMatch(Endpoint.class::isInstance);
  }
}
