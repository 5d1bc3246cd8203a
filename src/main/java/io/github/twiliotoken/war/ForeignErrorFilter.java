package io.github.twiliotoken.war;

import io.github.twiliotoken.internal.endpoint.CorsPolicy;
import io.github.twiliotoken.internal.endpoint.ProblemDetails;
import io.github.twiliotoken.internal.endpoint.Responses;
import io.github.twiliotoken.rest.Endpoint;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces error responses that are not ours, such as those of JAX-RS itself, by problem details,
 * and sets the common headers of every response.
 */
@Provider
public class ForeignErrorFilter implements ContainerResponseFilter {
  private static final MediaType PROBLEM = MediaType.valueOf(ProblemDetails.MEDIA_TYPE);

  @Inject @Nullable CorsPolicy cors;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= 400
        && !PROBLEM.isCompatible(response.getMediaType())
        && !isServersOwnResource(request, response)) {
      ProblemDetails details =
          ProblemDetails.ofStatus(
              response.getStatus(), request.getHeaderString(HttpHeaders.AUTHORIZATION) != null);
      response.setEntity(details.body(), new Annotation[0], PROBLEM);
      details.headers().forEach(response.getHeaders()::putSingle);
    }
    Map<String, String> headers =
        cors == null
            ? Responses.commonHeaders()
            : cors.responseHeaders(request.getHeaderString("Origin"));
    headers.forEach(response.getHeaders()::putSingle);
  }

  /**
   * Returns whether a resource of the server itself answered. TomEE serves its health checks within
   * this application, and their 503 has a body that says what is down.
   */
  private static boolean isServersOwnResource(
      ContainerRequestContext request, ContainerResponseContext response) {
    List<Object> matched = request.getUriInfo().getMatchedResources();
    return MediaType.APPLICATION_JSON_TYPE.equals(response.getMediaType())
        && !matched.isEmpty()
        && matched.stream().noneMatch(Endpoint.class::isInstance);
  }
}
