package io.github.twiliotoken.internal.property;

import java.util.Locale;

/**
 * Names the variables of the environment that set a key, by the mapping rules of MicroProfile
 * Config: the key with an underscore for each character that is no letter or digit, then the same
 * in capitals.
 */
public final class VariableNames {
  private VariableNames() {}

  /** Returns the variable in capitals, which is the one that messages show. */
  public static String of(String key) {
    return keepCase(key).toUpperCase(Locale.ROOT);
  }

  /** Returns the key and its variable, for a message: the two ways to set a value. */
  public static String describe(String key) {
    return key + " (environment " + of(key) + ")";
  }

  /** Returns whether a variable of this name sets the key. */
  static boolean sets(String variable, String key) {
    return variable.equals(of(key)) || variable.equals(keepCase(key));
  }

  private static String keepCase(String key) {
    return key.replaceAll("[^a-zA-Z0-9]", "_");
  }
}
