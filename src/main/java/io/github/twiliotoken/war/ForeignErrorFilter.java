package io.github.twiliotoken.war;

import io.github.twiliotoken.rest.Answers;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;

/** Puts a problem in the place of any error that JAX-RS itself answers. */
@Provider
public class ForeignErrorFilter implements ContainerResponseFilter {
  private static final MediaType PROBLEM = MediaType.valueOf(Answers.PROBLEM_JSON);

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= 400 && !PROBLEM.isCompatible(response.getMediaType())) {
      Answers.Refusal refusal =
          Answers.inPlaceOf(
              response.getStatus(), request.getHeaderString(HttpHeaders.AUTHORIZATION) != null);
      response.setEntity(
          refusal.body().getBytes(StandardCharsets.UTF_8), new Annotation[0], PROBLEM);
      refusal.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
    } else {
      Answers.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
    }
  }
}
