package io.github.twiliotoken.internal.cdi;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a request says of its caller. It is filled from JAX-RS at the endpoint. For injected
 * tokens it is filled by the {@link CurrentRequest} of the runtime.
 */
public interface CallerRequest {
  /** Returns the values of a header, one for each line that was sent. */
  List<String> headers(String name);

  /** Returns whom the container has verified to be the caller; null for nobody. */
  @Nullable Principal principal();

  /** Returns whether the container knows that the caller has this role. */
  boolean hasRole(String role);
}
