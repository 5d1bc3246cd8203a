package io.github.twiliotoken.internal.keys;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How keys are managed, where that is switched on.
 *
 * @param owner whose mark they bear
 * @param lag how long a node may sign with a key that the store has stopped naming
 * @param accounts those whose keys are managed, by name
 */
public record KeyRules(String owner, Duration lag, Map<String, KeyAccess> accounts) {
  /** What an owner may be called, since it becomes a part of its keys' names. */
  public static final Pattern OWNER = Pattern.compile("[a-z0-9-]{1,12}");

  /**
   * The owner itself, once it has that form.
   *
   * @throws TwilioTokenException if it has not
   */
  public static String checkOwner(String owner) {
    if (!OWNER.matcher(owner).matches()) {
      throw Problem.SETTING_MALFORMED.because(
          "'%s' is not 1 to 12 small letters, digits and hyphens", owner);
    }
    return owner;
  }
}
