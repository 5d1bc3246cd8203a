package io.github.twiliotoken.config;

import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Sid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The accounts that something refers to, each with the key that signs for it. */
final class AccountsReader {
  private static final String UNNAMED = "twilio.";
  static final String NAMED = "twilio.accounts.";
  static final String ACCOUNT = "account.sid";
  static final String KEY = "api.key";
  static final String KEY_ALIAS = "api.key.sid";
  private static final String SECRET = "api.secret";
  private static final String SECRET_ALIAS = "api.key.secret";
  private static final String SECRET_FILE = "api.secret.location";
  static final String BOTH_FILE = "api.credentials.location";
  private static final String RELOAD = "api.reload";
  private static final Duration SHORTEST_RELOAD = Duration.ofMillis(100);
  private static final Duration LONGEST_RELOAD = Duration.ofHours(1);

  private final Source source;
  private final Map<String, Optional<Account>> read = new LinkedHashMap<>();

  AccountsReader(Source source) {
    this.source = source;
  }

  /** Whether anything of the account without a name is set, under whatever name. */
  static boolean isConfigured(Source source) {
    return Stream.of(ACCOUNT, KEY, KEY_ALIAS, SECRET, SECRET_ALIAS, SECRET_FILE, BOTH_FILE)
        .anyMatch(key -> source.text(UNNAMED + key).isPresent());
  }

  static String prefix(String name) {
    return name.equals(Account.UNNAMED) ? UNNAMED : NAMED + name + ".";
  }

  /** The accounts that were read, by name. */
  Map<String, Account> all() {
    Map<String, Account> all = new LinkedHashMap<>();
    read.forEach((name, account) -> account.ifPresent(found -> all.put(name, found)));
    return all;
  }

  /** The names that something referred to, those of accounts that could not be read included. */
  Set<String> names() {
    return read.keySet();
  }

  /**
   * An account, read once however often it is referred to.
   *
   * @param place what refers to it, for messages
   */
  Optional<Account> read(String name, String place) {
    if (!name.equals(Account.UNNAMED) && !KnownNames.NAME.matcher(name).matches()) {
      source.report(
          Problem.ACCOUNT_UNKNOWN
              .because("The name '%s' is not of small letters and digits", name)
              .at(place));
      read.put(name, Optional.empty());
      return Optional.empty();
    }
    if (!read.containsKey(name)) {
      read.put(name, new One(name).read());
    }
    return read.get(name);
  }

  /** The settings of one account. */
  private final class One {
    private final String name;
    private final String prefix;

    One(String name) {
      this.name = name;
      this.prefix = prefix(name);
    }

    Optional<Account> read() {
      Optional<String> account =
          source.require(
              prefix + ACCOUNT,
              "Copy the account SID, AC and 32 hexadecimal digits, from the Twilio Console.",
              sid -> Sid.check("AC", sid));
      Optional<String> region = source.read(prefix + "region", Credentials::checkRegion);
      if (source.text(prefix + BOTH_FILE).isPresent()) {
        conflict(BOTH_FILE, KEY, KEY_ALIAS, SECRET, SECRET_ALIAS, SECRET_FILE);
        return rotating(account, region);
      }
      if (source.text(prefix + RELOAD).isPresent()) {
        source.report(
            prefix + RELOAD,
            Problem.SETTING_MISSING.because(
                "It needs %s; set that too, or remove this", Source.where(prefix + BOTH_FILE)));
      }
      Optional<String> key = key();
      Optional<ApiSecret> secret = secret();
      return account.flatMap(
          ac ->
              key.flatMap(
                  sk ->
                      secret.map(
                          held -> Account.fixed(name, new Credentials(ac, sk, region, held)))));
    }

    private Optional<Account> rotating(Optional<String> account, Optional<String> region) {
      Duration reload =
          source
              .read(prefix + RELOAD, text -> Source.duration(text, SHORTEST_RELOAD, LONGEST_RELOAD))
              .orElse(Duration.ofSeconds(1));
      // each line of the file is checked, whatever else is wrong, so that every mistake is shown
      String place = prefix + BOTH_FILE;
      Optional<Properties> lines =
          source.read(place, path -> new CredentialsFile(path, "", region).read());
      Optional<String> key =
          lines.flatMap(found -> source.read(place, path -> CredentialsFile.key(found)));
      Optional<ApiSecret> secret =
          lines.flatMap(found -> source.read(place, path -> CredentialsFile.secret(found)));
      return key.isPresent() && secret.isPresent()
          ? account.flatMap(
              sid ->
                  source.read(
                      place,
                      path ->
                          Account.of(
                              name,
                              new CredentialsFile(path, sid, region),
                              reload,
                              KeysReader.lag(source))))
          : Optional.empty();
    }

    private Optional<String> key() {
      String secret = prefix + (source.text(prefix + SECRET).isPresent() ? SECRET : SECRET_ALIAS);
      return source.require(
          chosen(KEY, KEY_ALIAS),
          "Make an API key in the Twilio Console and copy its SID, SK and 32 hexadecimal digits.",
          sid -> CredentialsFile.key(sid, source.text(secret), source.place(secret)));
    }

    private Optional<ApiSecret> secret() {
      if (source.text(prefix + SECRET_FILE).isPresent()) {
        conflict(SECRET_FILE, SECRET, SECRET_ALIAS);
        return source.read(prefix + SECRET_FILE, path -> new ApiSecret(held(path)));
      }
      return source.require(
          chosen(SECRET, SECRET_ALIAS),
          "Twilio shows it once, when the key is made; "
              + prefix
              + SECRET_FILE
              + " may name a file that holds it.",
          ApiSecret::new);
    }

    /** The name that is in use; two names with two values contradict each other. */
    private String chosen(String first, String alias) {
      Optional<String> value = source.text(prefix + first);
      Optional<String> other = source.text(prefix + alias);
      if (value.isPresent() && other.isPresent() && !value.equals(other)) {
        conflict(first, alias);
      }
      return prefix + (value.isEmpty() && other.isPresent() ? alias : first);
    }

    private void conflict(String key, String... others) {
      for (String other : others) {
        if (source.text(prefix + other).isPresent()) {
          source.report(
              prefix + key,
              Problem.SETTING_CONFLICT.because("%s is set as well", source.place(prefix + other)));
        }
      }
    }
  }

  /** What a file holds, but for one newline at its end. */
  static String held(String path) {
    String text = CredentialsFile.text(path, new BoundedRead().content(path));
    return text.endsWith("\r\n")
        ? text.substring(0, text.length() - 2)
        : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
