package io.github.twiliotoken.war;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
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
  public Response post(HttpServletRequest request, InputStream body) {
    return super.post(request, body);
  }
}
