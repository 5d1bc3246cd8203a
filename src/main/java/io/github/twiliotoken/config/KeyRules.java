package io.github.twiliotoken.config;

import java.time.Duration;
import java.util.Map;

/**
 * How keys are managed, where that is switched on.
 *
 * @param owner whose mark they bear
 * @param lag how long a node may sign with a key that the store has stopped naming
 * @param accounts those whose keys are managed, by name
 */
public record KeyRules(String owner, Duration lag, Map<String, KeyAccess> accounts) {}
