package io.github.twiliotoken.it.consumer;

import io.github.twiliotoken.rest.TokenEndpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The endpoint of an application that wants all of it in its OpenAPI document. */
@Path("/phone-token")
@RequestScoped
@SecurityScheme(
    securitySchemeName = TokenEndpoint.SECURITY_SCHEME,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
public class DescribedTokens extends TokenEndpoint {
  // Payara describes no method that is only inherited
  @Override
  public Response post(HttpHeaders headers, SecurityContext security, InputStream body) {
    return super.post(headers, security, body);
  }
}
