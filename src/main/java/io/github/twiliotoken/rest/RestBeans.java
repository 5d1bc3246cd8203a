package io.github.twiliotoken.rest;

import java.util.List;

/** The bean classes of this package, for the extension to register. */
public final class RestBeans {
  private RestBeans() {}

  /** All of them. */
  public static List<Class<?>> all() {
    return List.of(CrossOrigin.class, InspectService.class, TokenService.class);
  }
}
