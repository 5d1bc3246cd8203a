package io.github.twiliotoken.config;

import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import io.github.twiliotoken.value.ApiLogin;
import io.github.twiliotoken.value.ApiUrl;
import io.github.twiliotoken.value.Sid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How keys are managed. Nothing of it is read unless it is switched on, but the lag. */
final class KeysReader {
  static final String ENABLED = "twilio.keys.enabled";
  private static final String OWNER = "twilio.keys.owner";
  private static final String LAG = "twilio.keys.lag";
  private static final Duration SHORTEST_LAG = Duration.ofMinutes(1);
  private static final Duration USUAL_LAG = Duration.ofHours(1);
  private static final Duration LONGEST_LAG = Duration.ofHours(24);
  private static final String TOKEN = "auth.token";
  private static final String MAIN = "main.key";
  private static final String SECRET = "main.secret";
  private static final String FILE = ".location";

  private final Source source;

  KeysReader(Source source) {
    this.source = source;
  }

  /** What the nodes that sign and the one that rotates must agree on. */
  static Duration lag(Source source) {
    return source
        .read(LAG, text -> Source.duration(text, SHORTEST_LAG, LONGEST_LAG))
        .orElse(USUAL_LAG);
  }

  static boolean isEnabled(Source source) {
    return source.flag(ENABLED, false);
  }

  /**
   * The rules, for the accounts that somebody asks for; without any, for the one without a name.
   */
  Optional<KeyRules> read(List<KeyPoint> points) {
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
    List<KeyPoint> wanted =
        points.isEmpty() ? List.of(new KeyPoint(Account.UNNAMED, "", false)) : points;
    for (KeyPoint point : wanted) {
      String prefix = AccountsReader.prefix(point.account());
      access(prefix).ifPresent(access -> accounts.put(point.account(), access));
      if (point.rotates() && source.text(prefix + AccountsReader.BOTH_FILE).isEmpty()) {
        source.report(
            prefix + AccountsReader.BOTH_FILE,
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
            prefix + AccountsReader.ACCOUNT,
            "Copy the account SID, AC and 32 hexadecimal digits, from the Twilio Console.",
            sid -> Sid.check("AC", sid));
    Optional<String> region = source.read(prefix + "region", Credentials::checkRegion);
    Optional<ApiUrl> url = url(prefix, region);
    Optional<ApiLogin> login = account.flatMap(sid -> login(prefix, sid));
    Optional<String> file = source.text(prefix + AccountsReader.BOTH_FILE);
    return account.flatMap(
        sid ->
            url.flatMap(where -> login.map(who -> new KeyAccess(sid, region, where, who, file))));
  }

  private Optional<ApiUrl> url(String prefix, Optional<String> region) {
    if (source.text(prefix + "api.url").isPresent()) {
      return source.read(prefix + "api.url", ApiUrl::parse);
    }
    try {
      return Optional.of(ApiUrl.of(region, source.text(prefix + "edge")));
    } catch (TokenRefusedException e) {
      source.report(prefix + "edge", e);
      return Optional.empty();
    }
  }

  /** A Main key, if there is one, since it can be deleted; else the auth token. */
  private Optional<ApiLogin> login(String prefix, String account) {
    if (source.text(prefix + MAIN).isPresent()) {
      return source
          .read(prefix + MAIN, sid -> Sid.check("SK", sid))
          .flatMap(sid -> password(prefix + SECRET, text -> ApiLogin.key(sid, text)));
    }
    return password(prefix + TOKEN, text -> ApiLogin.authToken(account, text));
  }

  /** As the value, or in a file. */
  private Optional<ApiLogin> password(String key, Function<String, ApiLogin> login) {
    if (source.text(key + FILE).isEmpty()) {
      return source.require(
          key,
          "Keys are managed with the account's auth token, or with a Main key and its secret; "
              + key
              + FILE
              + " may name a file that holds it.",
          login);
    }
    if (source.text(key).isPresent()) {
      source.report(
          key + FILE, Problem.SETTING_CONFLICT.because("%s is set as well", source.place(key)));
    }
    return source.read(key + FILE, path -> login.apply(AccountsReader.held(path)));
  }
}
