package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.keys.KeySettings;
import java.util.List;
import java.util.Optional;

/** Holds either valid settings or every problem that was found in them. */
public sealed interface ConfigResult {
  /**
   * Settings without a problem.
   *
   * @param keys how keys are managed; empty where they are not
   */
  record Valid(Settings settings, Optional<KeySettings> keys) implements ConfigResult {}

  /** Every problem, each with its code, place, rule and repair; never a secret. */
  record Invalid(List<String> problems) implements ConfigResult {}
}
