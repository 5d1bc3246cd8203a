package io.github.twiliotoken.internal.extension;

import jakarta.enterprise.inject.spi.AnnotatedType;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks for {@code @LoginConfig}, which switches MicroProfile JWT on where nothing else does. It is
 * known by its name, since its API may be absent.
 */
final class LoginConfigs {
  /** What to do about it; a server's own configuration may do the same, so it is no problem. */
  static final String UNSEEN =
      "No @LoginConfig was seen beside the endpoint. If nothing else switches MicroProfile JWT on,"
          + " every caller gets 401, TWT-053, however good the bearer is. Give the class with"
          + " @LoginConfig(authMethod = \"MP-JWT\") a scope, for example @ApplicationScoped, or"
          + " its archive a beans.xml that discovers all classes.";

  private static final String NAME = "org.eclipse.microprofile.auth.LoginConfig";

  private final AtomicBoolean seen = new AtomicBoolean();

  void look(AnnotatedType<?> application) {
    if (application.getAnnotations().stream()
        .anyMatch(annotation -> annotation.annotationType().getName().equals(NAME))) {
      seen.set(true);
    }
  }

  /** Whether one was seen; the next deployment looks anew. */
  boolean getAndClear() {
    return seen.getAndSet(false);
  }
}
