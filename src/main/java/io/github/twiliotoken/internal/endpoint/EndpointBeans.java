package io.github.twiliotoken.internal.endpoint;

import java.util.List;

/** The bean classes of this package, for the extension to register. */
public final class EndpointBeans {
  private EndpointBeans() {}

  /** All of them. */
  public static List<Class<?>> all() {
    return List.of(CrossOrigin.class, InspectService.class, TokenService.class);
  }
}
