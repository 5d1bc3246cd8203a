package io.github.twiliotoken.war;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Leads methods that JAX-RS has no annotation for, such as {@code PROPFIND}, to the endpoint, which
 * asks for the bearer before it refuses them. JAX-RS itself would answer 405 to anybody.
 */
@Provider
@PreMatching
public class UnknownMethodFilter implements ContainerRequestFilter {
  private static final Set<String> KNOWN =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  @Override
  public void filter(ContainerRequestContext request) {
    if (!KNOWN.contains(request.getMethod())) {
      // one that the endpoint refuses; its answer names the method that was sent
      request.setMethod(HttpMethod.DELETE);
    }
  }
}
