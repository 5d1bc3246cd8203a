package io.github.twiliotoken.internal.keys;

import io.github.twiliotoken.internal.credentials.SecretFile;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.PropertyOwners;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import io.github.twiliotoken.value.Sid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** How keys are managed. Nothing of it is read unless it is switched on, but the lag. */
public final class KeySettingsReader {
  static final String ENABLED = "twilio.keys.enabled";
  private static final String OWNER = "twilio.keys.owner";
  private static final String LAG = "twilio.keys.lag";
  private static final Duration SHORTEST_LAG = Duration.ofMinutes(1);
  private static final Duration USUAL_LAG = Duration.ofHours(1);
  private static final Duration LONGEST_LAG = Duration.ofHours(24);

  /**
   * An injection point that manages the keys of an account.
   *
   * @param account {@link AccountProperties#UNNAMED}, or its name
   * @param place class and member, for messages
   * @param rotates whether a key is rotated there, so that there must be a file to write
   */
  public record InjectedKeys(String account, String place, boolean rotates) {}

  private final PropertyReader source;

  public KeySettingsReader(PropertyReader source) {
    this.source = source;
  }

  /**
   * Reads how the keys of the account without a name are managed, and nothing else: for a process
   * that signs no token.
   *
   * @throws TwilioTokenException {@link Problem#KEYS_NOT_ENABLED} if that is not switched on
   * @throws IllegalStateException with all that is wrong, a line each
   */
  public static KeyRules read(Config config) {
    PropertyReader source = new PropertyReader(config);
    KnownProperties.check(source);
    PropertyOwners.check(source, Set.of(), Set.of());
    Optional<KeyRules> rules = new KeySettingsReader(source).read(List.of());
    source.logWarning();
    if (!source.problems().isEmpty()) {
      throw new IllegalStateException(String.join("\n", source.problems()));
    }
    return rules.orElseThrow(
        () -> Problem.KEYS_NOT_ENABLED.because("%s is not 'true'", PropertyReader.where(ENABLED)));
  }

  /** Reads, of those, how the account without a name is reached. */
  public static KeyAccess access(Config config) {
    return Objects.requireNonNull(read(config).accounts().get(AccountProperties.UNNAMED));
  }

  /** What the nodes that sign and the one that rotates must agree on. */
  public static Duration lag(PropertyReader source) {
    return source
        .read(LAG, text -> PropertyReader.duration(text, SHORTEST_LAG, LONGEST_LAG))
        .orElse(USUAL_LAG);
  }

  public static boolean isEnabled(PropertyReader source) {
    return source.flag(ENABLED, false);
  }

  /**
   * The rules, for the accounts that somebody asks for; without any, for the one without a name.
   */
  public Optional<KeyRules> read(List<InjectedKeys> points) {
    if (!isEnabled(source)) {
      points.forEach(
          point ->
              source.report(
                  Problem.KEYS_NOT_ENABLED
                      .because("%s is not 'true'", source.place(ENABLED))
                      .at(point.place())));
      return Optional.empty();
    }
    Map<String, KeyAccess> accounts = new LinkedHashMap<>();
    List<InjectedKeys> wanted =
        points.isEmpty() ? List.of(new InjectedKeys(AccountProperties.UNNAMED, "", false)) : points;
    for (InjectedKeys point : wanted) {
      String prefix = AccountProperties.prefix(point.account());
      access(prefix).ifPresent(access -> accounts.put(point.account(), access));
      if (point.rotates()
          && source.text(prefix + AccountProperties.API_CREDENTIALS_LOCATION).isEmpty()) {
        source.report(
            prefix + AccountProperties.API_CREDENTIALS_LOCATION,
            Problem.SETTING_MISSING.because(
                "It is not set, and %s injects a rotation, which writes that file; an application"
                    + " with another store makes its KeyRotation itself",
                point.place()));
      }
    }
    Duration lag = lag(source);
    return source
        .require(OWNER, "Whose keys these are, for example prod.", KeyRules::checkOwner)
        .map(owner -> new KeyRules(owner, lag, Map.copyOf(accounts)));
  }

  private Optional<KeyAccess> access(String prefix) {
    Optional<String> account =
        source.require(
            prefix + AccountProperties.ACCOUNT_SID,
            "Copy the account SID, AC and 32 hexadecimal digits, from the Twilio Console.",
            sid -> Sid.check("AC", sid));
    Optional<String> region =
        source.read(prefix + AccountProperties.REGION, Credentials::checkRegion);
    Optional<ApiUrl> url = url(prefix, region);
    Optional<ApiLogin> login = account.flatMap(sid -> login(prefix, sid));
    Optional<String> file = source.text(prefix + AccountProperties.API_CREDENTIALS_LOCATION);
    return account.flatMap(
        sid ->
            url.flatMap(where -> login.map(who -> new KeyAccess(sid, region, where, who, file))));
  }

  private Optional<ApiUrl> url(String prefix, Optional<String> region) {
    if (source.text(prefix + AccountProperties.API_URL).isPresent()) {
      return source.read(prefix + AccountProperties.API_URL, ApiUrl::parse);
    }
    try {
      return Optional.of(ApiUrl.of(region, source.text(prefix + AccountProperties.EDGE)));
    } catch (TwilioTokenException e) {
      source.report(prefix + AccountProperties.EDGE, e);
      return Optional.empty();
    }
  }

  /** A Main key, if there is one, since it can be deleted; else the auth token. */
  private Optional<ApiLogin> login(String prefix, String account) {
    if (source.text(prefix + AccountProperties.MAIN_KEY).isPresent()) {
      return source
          .read(prefix + AccountProperties.MAIN_KEY, sid -> Sid.check("SK", sid))
          .flatMap(
              sid ->
                  password(
                      prefix + AccountProperties.MAIN_SECRET, text -> ApiLogin.key(sid, text)));
    }
    return password(
        prefix + AccountProperties.AUTH_TOKEN, text -> ApiLogin.authToken(account, text));
  }

  /** As the value, or in a file. */
  private Optional<ApiLogin> password(String key, Function<String, ApiLogin> login) {
    if (source.text(key + AccountProperties.LOCATION).isEmpty()) {
      return source.require(
          key,
          "Keys are managed with the account's auth token, or with a Main key and its secret; "
              + key
              + AccountProperties.LOCATION
              + " may name a file that holds it.",
          login);
    }
    if (source.text(key).isPresent()) {
      source.report(
          key + AccountProperties.LOCATION,
          Problem.SETTING_CONFLICT.because("%s is set as well", source.place(key)));
    }
    return source.read(
        key + AccountProperties.LOCATION, path -> login.apply(SecretFile.text(path)));
  }
}
