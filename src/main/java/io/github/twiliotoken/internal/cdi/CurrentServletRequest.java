package io.github.twiliotoken.internal.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the current request where the runtime has servlets. It is the only class outside of the WAR
 * that names the servlet API, and no bean where that API is absent.
 */
@Singleton
class CurrentServletRequest implements CurrentRequest {
  private final Instance<HttpServletRequest> requests;

  @Inject
  CurrentServletRequest(Instance<HttpServletRequest> requests) {
    this.requests = requests;
  }

  /** Returns whether the servlet API is there. */
  static boolean isApiPresent() {
    try {
      return HttpServletRequest.class.isInterface();
    } catch (LinkageError absent) {
      return false;
    }
  }

  /** Returns whether servlets run: the API alone may lie on the class path by chance. */
  @Override
  public boolean isAvailable() {
    return !requests.isUnsatisfied();
  }

  @Override
  public CallerRequest get() {
    return new Served(requests.get());
  }

  private record Served(HttpServletRequest request) implements CallerRequest {
    @Override
    public List<String> headers(String name) {
      return Collections.list(request.getHeaders(name));
    }

    @Override
    public @Nullable Principal principal() {
      return request.getUserPrincipal();
    }

    @Override
    public boolean hasRole(String role) {
      return request.isUserInRole(role);
    }
  }
}
