package io.github.twiliotoken.internal.keys;

import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.PropertyConverters;
import io.github.twiliotoken.internal.property.PropertyOwners;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Reads how keys are managed. Unless that is switched on, nothing of it is read but the lag, which
 * every node needs.
 */
public final class KeySettingsReader {
  static final String ENABLED = "twilio.keys.enabled";
  private static final String OWNER = "twilio.keys.owner";
  private static final String LAG = "twilio.keys.lag";
  private static final Duration MIN_LAG = Duration.ofMinutes(1);
  private static final Duration DEFAULT_LAG = Duration.ofHours(1);
  private static final Duration MAX_LAG = Duration.ofHours(24);

  /**
   * Says that an injection point manages the keys of an account.
   *
   * @param account {@link AccountProperties#UNNAMED}, or its name
   * @param place class and member, for messages
   * @param rotates whether a key is rotated there, so that there must be a file to write
   */
  public record InjectedKeys(String account, String place, boolean rotates) {}

  private final PropertyReader properties;

  public KeySettingsReader(PropertyReader properties) {
    this.properties = properties;
  }

  /**
   * Reads how the keys of the account without a name are managed, and nothing else: for a process
   * that signs no token.
   *
   * @throws TwilioTokenException {@link Problem#KEYS_NOT_ENABLED} if that is not switched on
   * @throws IllegalStateException with all that is wrong, a line each
   */
  public static KeySettings read(Config config) {
    PropertyReader properties = new PropertyReader(config);
    KnownProperties.check(properties);
    PropertyOwners.check(properties, Set.of(), Set.of());
    Optional<KeySettings> settings = new KeySettingsReader(properties).read(List.of());
    properties.logUnusedNames();
    if (!properties.problems().isEmpty()) {
      throw new IllegalStateException(String.join("\n", properties.problems()));
    }
    return settings.orElseThrow(
        () ->
            Problem.KEYS_NOT_ENABLED.because("%s is not 'true'", VariableNames.describe(ENABLED)));
  }

  /**
   * Reads how the keys of the account without a name are reached; it throws as {@link
   * #read(Config)} does.
   */
  public static KeySettings.Access access(Config config) {
    return Objects.requireNonNull(read(config).accounts().get(AccountProperties.UNNAMED));
  }

  /** Reads the lag, on which the nodes that sign and the one that rotates must agree. */
  public static Duration lag(PropertyReader properties) {
    return properties
        .read(LAG, text -> PropertyConverters.duration(text, MIN_LAG, MAX_LAG))
        .orElse(DEFAULT_LAG);
  }

  /** Returns whether this deployment manages keys. */
  public static boolean isEnabled(PropertyReader properties) {
    return properties.flag(ENABLED, false);
  }

  /**
   * Reads the settings for the accounts of these injection points; without any, for the account
   * without a name. What is wrong is reported to the property reader.
   *
   * @return empty where keys are not managed here, or a setting is wrong
   */
  public Optional<KeySettings> read(List<InjectedKeys> points) {
    if (!isEnabled(properties)) {
      points.forEach(
          point ->
              properties.report(
                  Problem.KEYS_NOT_ENABLED
                      .because("%s is not 'true'", properties.describe(ENABLED))
                      .at(point.place())));
      return Optional.empty();
    }
    Map<String, KeySettings.Access> accounts = new LinkedHashMap<>();
    List<InjectedKeys> wanted =
        points.isEmpty() ? List.of(new InjectedKeys(AccountProperties.UNNAMED, "", false)) : points;
    for (InjectedKeys point : wanted) {
      String prefix = AccountProperties.prefix(point.account());
      new AccessReader(properties, prefix)
          .read()
          .ifPresent(access -> accounts.put(point.account(), access));
      if (point.rotates()
          && properties.text(prefix + AccountProperties.API_CREDENTIALS_LOCATION).isEmpty()) {
        properties.report(
            prefix + AccountProperties.API_CREDENTIALS_LOCATION,
            Problem.SETTING_MISSING.because(
                "It is not set, and %s injects a rotation, which writes that file; an application"
                    + " with another store makes its KeyRotation itself",
                point.place()));
      }
    }
    Duration lag = lag(properties);
    return properties
        .require(OWNER, "Whose keys these are, for example prod.", KeySettings::checkOwner)
        .map(owner -> new KeySettings(owner, lag, Map.copyOf(accounts)));
  }
}
