package io.github.twiliotoken.internal.endpoint;

import java.util.List;

/** Lists the bean classes of this package, which the extension registers. */
public final class EndpointBeans {
  private EndpointBeans() {}

  /** Returns them all: the jar has no beans.xml, so no container finds them by itself. */
  public static List<Class<?>> all() {
    return List.of(CorsPolicy.class, InspectService.class, TokenService.class);
  }
}
