package io.github.twiliotoken.internal.keys;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import io.github.twiliotoken.value.Region;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds how keys are managed, where that is switched on.
 *
 * @param owner what the friendly names of this deployment's keys begin with
 * @param lag how long a node may sign with a key that the store has stopped naming
 * @param accounts those whose keys are managed, by name
 */
public record KeySettings(String owner, Duration lag, Map<String, Access> accounts) {
  /** The form of an owner, since it becomes a part of its keys' names. */
  public static final Pattern OWNER = Pattern.compile("[a-z0-9-]{1,12}");

  /**
   * Holds how the keys of one account are reached.
   *
   * @param region where its keys live; empty is US1
   * @param file the credentials file, where there is one
   */
  public record Access(
      String accountSid,
      Optional<Region> region,
      ApiUrl url,
      ApiLogin login,
      Optional<String> file) {}

  /**
   * Returns the owner, if it has the form of one.
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
