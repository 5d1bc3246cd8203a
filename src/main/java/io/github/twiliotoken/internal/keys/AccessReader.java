package io.github.twiliotoken.internal.keys;

import io.github.twiliotoken.internal.credentials.SmallFile;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import io.github.twiliotoken.value.Region;
import io.github.twiliotoken.value.Sid;
import java.util.Optional;
import java.util.function.Function;

/** Reads how Twilio's API is reached for one account: its region, the address and the login. */
public final class AccessReader {
  private final PropertyReader properties;
  private final String prefix;

  AccessReader(PropertyReader properties, String prefix) {
    this.properties = properties;
    this.prefix = prefix;
  }

  /** Reads the SID of an account; empty if it is missing or wrong, which is reported. */
  public static Optional<String> accountSid(PropertyReader properties, String prefix) {
    return properties.require(
        prefix + AccountProperties.ACCOUNT_SID,
        "Copy the account SID, AC and 32 hexadecimal digits, from the Twilio Console.",
        sid -> Sid.check("AC", sid));
  }

  /** Reads the region of an account; empty where neither region nor edge is set. */
  public static Optional<Region> region(PropertyReader properties, String prefix) {
    Optional<String> name = properties.read(prefix + AccountProperties.REGION, Region::checkName);
    Optional<String> edge = properties.read(prefix + AccountProperties.EDGE, Region::checkEdge);
    return name.isEmpty() && edge.isEmpty()
        ? Optional.empty()
        : Optional.of(new Region(name.orElse(Region.US1), edge));
  }

  /** Returns how the account is reached; empty if something is wrong, which is reported. */
  Optional<KeySettings.Access> read() {
    Optional<String> account = accountSid(properties, prefix);
    Optional<Region> region = region(properties, prefix);
    Optional<ApiUrl> url = url(region);
    Optional<ApiLogin> login = account.flatMap(sid -> login(sid));
    Optional<String> file = properties.text(prefix + AccountProperties.API_CREDENTIALS_LOCATION);
    return account.flatMap(
        sid ->
            url.flatMap(
                where -> login.map(who -> new KeySettings.Access(sid, region, where, who, file))));
  }

  private Optional<ApiUrl> url(Optional<Region> region) {
    if (properties.text(prefix + AccountProperties.API_URL).isPresent()) {
      return properties.read(prefix + AccountProperties.API_URL, ApiUrl::parse);
    }
    try {
      return Optional.of(ApiUrl.of(region));
    } catch (TwilioTokenException e) {
      properties.report(prefix + AccountProperties.EDGE, e);
      return Optional.empty();
    }
  }

  /** Prefers a Main key, since it can be deleted; without one, reads the auth token. */
  private Optional<ApiLogin> login(String account) {
    if (properties.text(prefix + AccountProperties.MAIN_KEY).isPresent()) {
      return properties
          .read(prefix + AccountProperties.MAIN_KEY, sid -> Sid.check("SK", sid))
          .flatMap(
              sid ->
                  password(
                      prefix + AccountProperties.MAIN_SECRET, text -> ApiLogin.key(sid, text)));
    }
    return password(
        prefix + AccountProperties.AUTH_TOKEN, text -> ApiLogin.authToken(account, text));
  }

  /** Reads a password from the setting itself, or from the file that it names. */
  private Optional<ApiLogin> password(String key, Function<String, ApiLogin> login) {
    if (properties.text(key + AccountProperties.LOCATION).isEmpty()) {
      return properties.require(
          key,
          "Keys are managed with the account's auth token, or with a Main key and its secret; "
              + key
              + AccountProperties.LOCATION
              + " may name a file that holds it.",
          login);
    }
    if (properties.text(key).isPresent()) {
      properties.report(
          key + AccountProperties.LOCATION,
          Problem.SETTING_CONFLICT.because("%s is set as well", properties.describe(key)));
    }
    return properties.read(
        key + AccountProperties.LOCATION, path -> login.apply(SmallFile.secret(path)));
  }
}
