package io.github.twiliotoken.internal.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the current request where JAX-RS has beans for what it knows of one, as Quarkus has. They
 * are there only while a request is served, and only on its thread.
 */
@Singleton
class CurrentRestRequest implements CurrentRequest {
  private final Instance<HttpHeaders> headers;
  private final Instance<SecurityContext> security;

  @Inject
  CurrentRestRequest(Instance<HttpHeaders> headers, Instance<SecurityContext> security) {
    this.headers = headers;
    this.security = security;
  }

  /** Returns whether JAX-RS is there. */
  static boolean isApiPresent() {
    try {
      return HttpHeaders.class.isInterface();
    } catch (LinkageError absent) {
      return false;
    }
  }

  @Override
  public boolean isAvailable() {
    return headers.isResolvable() && security.isResolvable();
  }

  @Override
  public CallerRequest get() {
    return new Served(headers.get(), security.get());
  }

  private record Served(HttpHeaders http, SecurityContext security) implements CallerRequest {
    @Override
    public List<String> headers(String name) {
      List<String> values = http.getRequestHeader(name);
      return values == null ? List.of() : values;
    }

    @Override
    public @Nullable Principal principal() {
      return security.getUserPrincipal();
    }

    @Override
    public boolean hasRole(String role) {
      return security.isUserInRole(role);
    }
  }
}
