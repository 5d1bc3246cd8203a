package io.github.twiliotoken.internal.property;

import java.util.List;

/**
 * Lists the properties of an account. Those of the account without a name begin with {@code
 * twilio.}, those of a named account with {@code twilio.accounts.<name>.}; both end alike.
 */
public final class AccountProperties {
  /** The name of the account without one. */
  public static final String UNNAMED = "";

  /** What the properties of every named account begin with. */
  static final String NAMED = "twilio.accounts.";

  public static final String ACCOUNT_SID = "account.sid";
  public static final String API_KEY = "api.key";
  public static final String API_KEY_ALIAS = "api.key.sid";
  public static final String API_SECRET = "api.secret";
  public static final String API_SECRET_ALIAS = "api.key.secret";
  public static final String API_SECRET_LOCATION = "api.secret.location";
  public static final String API_CREDENTIALS_LOCATION = "api.credentials.location";
  public static final String API_RELOAD = "api.reload";
  public static final String REGION = "region";
  public static final String EDGE = "edge";
  public static final String API_URL = "api.url";
  public static final String AUTH_TOKEN = "auth.token";
  public static final String MAIN_KEY = "main.key";
  public static final String MAIN_SECRET = "main.secret";

  /** Ends the property that names a file, which holds a secret instead of the property itself. */
  public static final String LOCATION = ".location";

  private static final String PASSWORD = "1 to 256 printable characters";
  private static final String ALSO = "Another name of ";

  /** What a property of an account may be; each key is what stands behind the prefix. */
  static final List<Property> ALL =
      List.of(
          new Property(ACCOUNT_SID, Property.sid("AC"), "The account that owns the key."),
          new Property(API_KEY, Property.sid("SK"), "The API key that signs."),
          new Property(API_KEY_ALIAS, Property.sid("SK"), ALSO + "`twilio.api.key`."),
          new Property(API_SECRET, "at least 32 bytes, no white space", "The key's secret."),
          new Property(
              API_SECRET_ALIAS, "at least 32 bytes, no white space", ALSO + "`twilio.api.secret`."),
          new Property(
              API_SECRET_LOCATION,
              Property.FILE,
              "Holds the secret; one newline at its end is dropped."),
          new Property(
              API_CREDENTIALS_LOCATION,
              Property.FILE,
              "Holds `twilio.api.key` and `twilio.api.secret` in the form of a properties file: the"
                  + " only way to change the key without a restart."),
          new Property(
              API_RELOAD,
              "duration, `PT0.1S` to `PT1H`",
              "How often the credentials file is looked at again."),
          new Property(
              REGION, "two small letters and a digit", "US1", "The key's home, for example `ie1`."),
          new Property(
              EDGE,
              "1 to 63 of `a-z`, `0-9` and `-`",
              "The edge through which the region is entered, for example `dublin`. The endpoint tells"
                  + " it to clients outside US1, and the management of keys needs it there."),
          new Property(
              API_URL,
              "`https://HOST`, or `http` to this machine",
              "Twilio's",
              "The address of the REST API, for a proxy."),
          new Property(AUTH_TOKEN, PASSWORD, "The account's auth token, to manage keys with."),
          new Property(AUTH_TOKEN + LOCATION, Property.FILE, "Holds the auth token."),
          new Property(
              MAIN_KEY,
              Property.sid("SK"),
              "A Main key, to manage keys with in the auth token's place."),
          new Property(MAIN_SECRET, PASSWORD, "The Main key's secret."),
          new Property(MAIN_SECRET + LOCATION, Property.FILE, "Holds the Main key's secret."));

  private static final String PREFIX = "twilio.";

  private AccountProperties() {}

  /** Returns the properties with this prefix. */
  public static List<Property> of(String prefix) {
    return ALL.stream().map(property -> property.named(prefix + property.key())).toList();
  }

  /** Returns what every property of this account begins with. */
  public static String prefix(String account) {
    return account.equals(UNNAMED) ? PREFIX : NAMED + account + ".";
  }
}
