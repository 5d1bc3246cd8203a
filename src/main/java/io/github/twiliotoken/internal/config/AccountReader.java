package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.credentials.CredentialsFile;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.credentials.SmallFile;
import io.github.twiliotoken.internal.keys.AccessReader;
import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.PropertyConverters;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Reads the settings of one account, with the API key that signs for it. */
final class AccountReader {
  private static final Duration SHORTEST_RELOAD = Duration.ofMillis(100);
  private static final Duration LONGEST_RELOAD = Duration.ofHours(1);

  /** The settings of a key and its secret; a credentials file replaces all of them. */
  private static final List<String> KEY_SETTINGS =
      List.of(
          AccountProperties.API_KEY,
          AccountProperties.API_KEY_ALIAS,
          AccountProperties.API_SECRET,
          AccountProperties.API_SECRET_ALIAS,
          AccountProperties.API_SECRET_LOCATION);

  private final PropertyReader properties;
  private final String name;
  private final String prefix;

  AccountReader(PropertyReader properties, String name) {
    this.properties = properties;
    this.name = name;
    this.prefix = AccountProperties.prefix(name);
  }

  /** Tells whether any setting of the unnamed account is set, by its key or its alias. */
  static boolean isConfigured(PropertyReader properties) {
    String prefix = AccountProperties.prefix(AccountProperties.UNNAMED);
    return Stream.concat(
            Stream.of(AccountProperties.ACCOUNT_SID, AccountProperties.API_CREDENTIALS_LOCATION),
            KEY_SETTINGS.stream())
        .anyMatch(key -> properties.text(prefix + key).isPresent());
  }

  /** Returns the account; empty if something is wrong, which is reported. */
  Optional<SigningAccount> read() {
    Optional<String> account = AccessReader.accountSid(properties, prefix);
    Optional<Region> region = AccessReader.region(properties, prefix);
    if (properties.text(prefix + AccountProperties.API_CREDENTIALS_LOCATION).isPresent()) {
      conflict(AccountProperties.API_CREDENTIALS_LOCATION, KEY_SETTINGS);
      return rotating(account, region);
    }
    if (properties.text(prefix + AccountProperties.API_RELOAD).isPresent()) {
      properties.report(
          prefix + AccountProperties.API_RELOAD,
          Problem.SETTING_MISSING.because(
              "It needs %s; set that too, or remove this",
              VariableNames.describe(prefix + AccountProperties.API_CREDENTIALS_LOCATION)));
    }
    Optional<String> key = key();
    Optional<ApiSecret> secret = secret();
    if (account.isEmpty() || key.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    Credentials credentials = new Credentials(account.get(), key.get(), region, secret.get());
    return Optional.of(SigningAccount.fixed(name, credentials));
  }

  private Optional<SigningAccount> rotating(Optional<String> account, Optional<Region> region) {
    Duration reload =
        properties
            .read(
                prefix + AccountProperties.API_RELOAD,
                text -> PropertyConverters.duration(text, SHORTEST_RELOAD, LONGEST_RELOAD))
            .orElse(Duration.ofSeconds(1));
    // each line of the file is checked, whatever else is wrong, so that every mistake is shown
    String place = prefix + AccountProperties.API_CREDENTIALS_LOCATION;
    Optional<Properties> lines = properties.read(place, CredentialsFile::lines);
    Optional<String> key =
        lines.flatMap(found -> properties.read(place, path -> CredentialsFile.key(found)));
    Optional<ApiSecret> secret =
        lines.flatMap(found -> properties.read(place, path -> CredentialsFile.secret(found)));
    if (account.isEmpty() || key.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    return properties.read(
        place,
        path ->
            SigningAccount.of(
                name,
                new CredentialsFile(path, account.get(), region),
                reload,
                KeySettingsReader.lag(properties)));
  }

  private Optional<String> key() {
    String secret =
        prefix
            + (properties.text(prefix + AccountProperties.API_SECRET).isPresent()
                ? AccountProperties.API_SECRET
                : AccountProperties.API_SECRET_ALIAS);
    return properties.require(
        chosen(AccountProperties.API_KEY, AccountProperties.API_KEY_ALIAS),
        "Make an API key in the Twilio Console and copy its SID, SK and 32 hexadecimal digits.",
        sid -> CredentialsFile.checkKey(sid, properties.text(secret), properties.describe(secret)));
  }

  private Optional<ApiSecret> secret() {
    if (properties.text(prefix + AccountProperties.API_SECRET_LOCATION).isPresent()) {
      conflict(
          AccountProperties.API_SECRET_LOCATION,
          List.of(AccountProperties.API_SECRET, AccountProperties.API_SECRET_ALIAS));
      return properties.read(
          prefix + AccountProperties.API_SECRET_LOCATION,
          path -> new ApiSecret(SmallFile.secret(path)));
    }
    return properties.require(
        chosen(AccountProperties.API_SECRET, AccountProperties.API_SECRET_ALIAS),
        "Twilio shows it once, when the key is made; "
            + prefix
            + AccountProperties.API_SECRET_LOCATION
            + " may name a file that holds it.",
        ApiSecret::new);
  }

  /** Returns the key that is set, and reports a conflict if both are and differ. */
  private String chosen(String first, String alias) {
    Optional<String> value = properties.text(prefix + first);
    Optional<String> other = properties.text(prefix + alias);
    if (value.isPresent() && other.isPresent() && !value.equals(other)) {
      conflict(first, List.of(alias));
    }
    return prefix + (value.isEmpty() && other.isPresent() ? alias : first);
  }

  /** Reports each of the other keys that is set beside this one. */
  private void conflict(String key, List<String> others) {
    for (String other : others) {
      if (properties.text(prefix + other).isPresent()) {
        properties.report(
            prefix + key,
            Problem.SETTING_CONFLICT.because(
                "%s is set as well", properties.describe(prefix + other)));
      }
    }
  }
}
