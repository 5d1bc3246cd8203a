package io.github.twiliotoken.health;

import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;

/** The bean classes of this package, for the extension to register. */
public final class HealthBeans {
  private HealthBeans() {}

  /** All of them; none where the server has no MicroProfile Health. */
  public static List<Class<?>> all() {
    try {
      return HealthCheck.class.isInterface() ? List.of(AccountsReadiness.class) : List.of();
    } catch (LinkageError absent) {
      return List.of();
    }
  }
}
