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
  public static final String NAMED = "twilio.accounts.";

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

  /** What a property of an account may end with, after its prefix. */
  public static final List<String> ENDINGS =
      List.of(
          ACCOUNT_SID,
          API_KEY,
          API_KEY_ALIAS,
          API_SECRET,
          API_SECRET_ALIAS,
          API_SECRET_LOCATION,
          API_CREDENTIALS_LOCATION,
          API_RELOAD,
          REGION,
          EDGE,
          API_URL,
          AUTH_TOKEN,
          AUTH_TOKEN + LOCATION,
          MAIN_KEY,
          MAIN_SECRET,
          MAIN_SECRET + LOCATION);

  private static final String PREFIX = "twilio.";

  private AccountProperties() {}

  /** Returns what every property of this account begins with. */
  public static String prefix(String account) {
    return account.equals(UNNAMED) ? PREFIX : NAMED + account + ".";
  }
}
