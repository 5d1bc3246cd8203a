package io.github.twiliotoken.internal.endpoint;

import jakarta.ws.rs.core.Response;
import java.util.List;

/** Lists the bean classes of this package, if the application has JAX-RS. */
public final class EndpointBeans {
  private EndpointBeans() {}

  /**
   * Returns them all, or nothing where there is no JAX-RS: the jar has no beans.xml, so no
   * container finds them by itself.
   */
  public static List<Class<?>> all() {
    return isPresent()
        ? List.of(CorsPolicy.class, InspectService.class, TokenService.class)
        : List.of();
  }

  private static boolean isPresent() {
    try {
      return !Response.class.isInterface();
    } catch (LinkageError absent) {
      return false;
    }
  }
}
