package io.github.twiliotoken.internal.registration;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.json.bind.JsonbBuilder;
import java.util.Optional;

/**
 * Finds out whether the application has JSON-B, with which tokens are written. A server always has
 * it, and so needs no check; where an application picks its own parts it may be missing.
 */
final class JsonPresence {
  private JsonPresence() {}

  /** Returns a problem if JSON-B is missing. */
  static Optional<TwilioTokenException> missing() {
    return isPresent()
        ? Optional.empty()
        : Optional.of(
            Problem.JSON_MISSING.because(
                "The class path of the application has no jakarta.json.bind"));
  }

  private static boolean isPresent() {
    try {
      return JsonbBuilder.class.isInterface();
    } catch (LinkageError absent) {
      return false;
    }
  }
}
