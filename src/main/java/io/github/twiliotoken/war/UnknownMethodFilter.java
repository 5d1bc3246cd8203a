package io.github.twiliotoken.war;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;

/**
 * Routes methods without an annotation of their own in JAX-RS, such as {@code PROPFIND}, to the
 * endpoint. It refuses them after it has checked the bearer token; JAX-RS itself would answer 405
 * without that check.
 */
@Provider
@PreMatching
public class UnknownMethodFilter implements ContainerRequestFilter {
  private static final String UNKNOWN = "UNKNOWN";

  /** Marks the method of a resource that answers them. */
  @HttpMethod(UNKNOWN)
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface UnknownMethod {}

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
      // HttpServletRequest keeps the one that was sent
      request.setMethod(UNKNOWN);
    }
  }
}
