package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.credentials.CredentialsFile;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.credentials.SmallFile;
import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.PropertyConverters;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Region;
import io.github.twiliotoken.value.Sid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** Reads each account that something refers to, with the API key that signs for it. */
final class AccountsReader {
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

  private final PropertyReader source;
  private final Map<String, Optional<SigningAccount>> read = new LinkedHashMap<>();

  AccountsReader(PropertyReader source) {
    this.source = source;
  }

  /** Tells whether any setting of the unnamed account is set, by its key or its alias. */
  static boolean isConfigured(PropertyReader source) {
    String prefix = AccountProperties.prefix(AccountProperties.UNNAMED);
    return Stream.concat(
            Stream.of(AccountProperties.ACCOUNT_SID, AccountProperties.API_CREDENTIALS_LOCATION),
            KEY_SETTINGS.stream())
        .anyMatch(key -> source.text(prefix + key).isPresent());
  }

  /** Returns the accounts that could be read, by name. */
  Map<String, SigningAccount> all() {
    Map<String, SigningAccount> all = new LinkedHashMap<>();
    read.forEach((name, account) -> account.ifPresent(found -> all.put(name, found)));
    return all;
  }

  /** Returns every name that was asked for, also of accounts that could not be read. */
  Set<String> names() {
    return read.keySet();
  }

  /**
   * Reads an account at the first call and returns that result at every later one.
   *
   * @param place what refers to it, for messages
   */
  Optional<SigningAccount> read(String name, String place) {
    if (!name.equals(AccountProperties.UNNAMED) && !KnownProperties.NAME.matcher(name).matches()) {
      source.report(
          Problem.ACCOUNT_UNKNOWN
              .because("The name '%s' is not of small letters and digits", name)
              .at(place));
      read.put(name, Optional.empty());
      return Optional.empty();
    }
    return read.computeIfAbsent(name, unread -> new OneAccount(unread).read());
  }

  /** Reads the settings of one account. */
  private final class OneAccount {
    private final String name;
    private final String prefix;

    OneAccount(String name) {
      this.name = name;
      this.prefix = AccountProperties.prefix(name);
    }

    Optional<SigningAccount> read() {
      Optional<String> account =
          source.require(
              prefix + AccountProperties.ACCOUNT_SID,
              "Copy the account SID, AC and 32 hexadecimal digits, from the Twilio Console.",
              sid -> Sid.check("AC", sid));
      Optional<Region> region = KeySettingsReader.region(source, prefix);
      if (source.text(prefix + AccountProperties.API_CREDENTIALS_LOCATION).isPresent()) {
        conflict(AccountProperties.API_CREDENTIALS_LOCATION, KEY_SETTINGS);
        return rotating(account, region);
      }
      if (source.text(prefix + AccountProperties.API_RELOAD).isPresent()) {
        source.report(
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
          source
              .read(
                  prefix + AccountProperties.API_RELOAD,
                  text -> PropertyConverters.duration(text, SHORTEST_RELOAD, LONGEST_RELOAD))
              .orElse(Duration.ofSeconds(1));
      // each line of the file is checked, whatever else is wrong, so that every mistake is shown
      String place = prefix + AccountProperties.API_CREDENTIALS_LOCATION;
      Optional<Properties> lines = source.read(place, CredentialsFile::lines);
      Optional<String> key =
          lines.flatMap(found -> source.read(place, path -> CredentialsFile.key(found)));
      Optional<ApiSecret> secret =
          lines.flatMap(found -> source.read(place, path -> CredentialsFile.secret(found)));
      if (account.isEmpty() || key.isEmpty() || secret.isEmpty()) {
        return Optional.empty();
      }
      return source.read(
          place,
          path ->
              SigningAccount.of(
                  name,
                  new CredentialsFile(path, account.get(), region),
                  reload,
                  KeySettingsReader.lag(source)));
    }

    private Optional<String> key() {
      String secret =
          prefix
              + (source.text(prefix + AccountProperties.API_SECRET).isPresent()
                  ? AccountProperties.API_SECRET
                  : AccountProperties.API_SECRET_ALIAS);
      return source.require(
          chosen(AccountProperties.API_KEY, AccountProperties.API_KEY_ALIAS),
          "Make an API key in the Twilio Console and copy its SID, SK and 32 hexadecimal digits.",
          sid -> CredentialsFile.checkKey(sid, source.text(secret), source.describe(secret)));
    }

    private Optional<ApiSecret> secret() {
      if (source.text(prefix + AccountProperties.API_SECRET_LOCATION).isPresent()) {
        conflict(
            AccountProperties.API_SECRET_LOCATION,
            List.of(AccountProperties.API_SECRET, AccountProperties.API_SECRET_ALIAS));
        return source.read(
            prefix + AccountProperties.API_SECRET_LOCATION,
            path -> new ApiSecret(SmallFile.secret(path)));
      }
      return source.require(
          chosen(AccountProperties.API_SECRET, AccountProperties.API_SECRET_ALIAS),
          "Twilio shows it once, when the key is made; "
              + prefix
              + AccountProperties.API_SECRET_LOCATION
              + " may name a file that holds it.",
          ApiSecret::new);
    }

    /** Returns the key that is set, and reports a conflict if both are and differ. */
    private String chosen(String first, String alias) {
      Optional<String> value = source.text(prefix + first);
      Optional<String> other = source.text(prefix + alias);
      if (value.isPresent() && other.isPresent() && !value.equals(other)) {
        conflict(first, List.of(alias));
      }
      return prefix + (value.isEmpty() && other.isPresent() ? alias : first);
    }

    /** Reports each of the other keys that is set beside this one. */
    private void conflict(String key, List<String> others) {
      for (String other : others) {
        if (source.text(prefix + other).isPresent()) {
          source.report(
              prefix + key,
              Problem.SETTING_CONFLICT.because(
                  "%s is set as well", source.describe(prefix + other)));
        }
      }
    }
  }
}
