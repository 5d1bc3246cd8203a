package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.internal.cdi.CallerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows what JAX-RS tells of a request: that needs no servlets. */
public record EndpointRequest(HttpHeaders http, SecurityContext security) implements CallerRequest {
  @Override
  public List<String> headers(String name) {
    List<String> values = http.getRequestHeader(name);
    // null from Jersey; with a null in it from CXF, for a type that was not sent
    return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
  }

  /** Returns the first value of a header; null if it was not sent. */
  @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.get(0);
  }

  @Override
  public @Nullable Principal principal() {
    return security.getUserPrincipal();
  }

  @Override
  public boolean hasRole(String role) {
    return security.isUserInRole(role);
  }

  /** Returns whether the request came encrypted. */
  boolean isSecure() {
    return security.isSecure();
  }
}
