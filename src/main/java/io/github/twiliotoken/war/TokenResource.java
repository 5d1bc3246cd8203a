package io.github.twiliotoken.war;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Serves {@code /twilio/token}. */
@Path("/token")
@RequestScoped
@SecurityScheme(
    securitySchemeName = TokenEndpoint.SECURITY_SCHEME,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
public class TokenResource extends TokenEndpoint {
  /** Is here for the OpenAPI document of Payara, which shows no inherited method. */
  @Override
  public Response post(HttpHeaders headers, SecurityContext security, InputStream body) {
    return super.post(headers, security, body);
  }

  /** Refuses a method that JAX-RS has no annotation for, by the name that was sent. */
  // not hidden as an operation: Payara, which knows none of this method, fails at that
  @UnknownMethodFilter.UnknownMethod
  public Response unknown(
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    return refuse(request.getMethod(), headers, security);
  }
}
