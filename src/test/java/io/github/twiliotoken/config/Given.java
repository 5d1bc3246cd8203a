package io.github.twiliotoken.config;

import static java.util.Objects.requireNonNull;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.jwt.Credentials;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** A configuration and what asks for it, as a test states them. */
final class Given {
  static final String HEX = "0123456789abcdef0123456789abcdef";
  static final String AC = "AC" + HEX;
  static final String SK = "SK" + HEX;

  /** 32 bytes, and a word that no message may show. */
  static final String SECRET = "canary-0123456789-0123456789-012";

  /** The name of the source that holds the settings, as it is shown. */
  static final String FILE = "microprofile-config.properties";

  static final String PROFILE = "twilio.token.profile.default.";

  /** Where a value comes from is {@link OriginTest}'s business, and no other test's. */
  private static final Pattern IN_FILE = Pattern.compile("(\\S+) \\(in " + FILE + "\\)");

  private final Map<String, String> settings = new TreeMap<>();
  private final List<Injected> injected = new ArrayList<>();
  private final Map<String, String> issuers = new TreeMap<>();
  private final List<KeyPoint> managing = new ArrayList<>();
  private boolean endpoint;
  private boolean inspector;
  private boolean audited;
  private @Nullable String stage;
  private final Map<String, String> variables = new TreeMap<>();
  private final List<ConfigSource> sources = new ArrayList<>();
  private Listing listing = Listing.AS_THEY_ARE;

  private Given() {}

  static Given nothing() {
    return new Given();
  }

  /** The three properties, and nothing that asks for a profile. */
  static Given account() {
    return nothing()
        .with("twilio.account.sid", AC)
        .with("twilio.api.key", SK)
        .with("twilio.api.secret", SECRET);
  }

  /** The same, and one injection point of the profile {@code default}, which has no grant yet. */
  static Given injection() {
    return account().injecting("default", "");
  }

  /** The same with video. */
  static Given video() {
    return injection().with(PROFILE + "video.room", "standup");
  }

  /** Everything that an endpoint demands. */
  static Given served() {
    Given given =
        account()
            .with(PROFILE + "video.room", "standup")
            .with("twilio.token.profiles", "default")
            .with(PROFILE + "roles", "**")
            .with("mp.jwt.verify.issuer", "https://login.example.com")
            .with("mp.jwt.verify.audiences", "phones");
    given.endpoint = true;
    return given;
  }

  Given with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** A variable of the environment. */
  Given variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** One more source. */
  Given source(ConfigSource source) {
    sources.add(source);
    return this;
  }

  /** How the server lists variables. */
  Given listed(Listing how) {
    listing = how;
    return this;
  }

  /** Moves every setting from the property file into the environment. */
  Given byEnvironmentAlone() {
    settings.forEach((key, value) -> variables.put(Source.environment(key), value));
    settings.clear();
    return this;
  }

  Given without(String key) {
    settings.remove(key);
    return this;
  }

  Given injecting(String profile, String ttl) {
    injected.add(new Injected("com.acme.Desk.token", profile, ttl));
    return this;
  }

  /** An injected issuer of this account. */
  Given issuing(String account) {
    issuers.put(account, "com.acme.Desk.issuer");
    return this;
  }

  /** An injection point of this account's keys, or of their rotation. */
  Given managing(String account, boolean rotates) {
    managing.add(new KeyPoint(account, "com.acme.Desk.keys", rotates));
    return this;
  }

  Given audited() {
    audited = true;
    return this;
  }

  /** The profile of MicroProfile Config that is in force. */
  Given stage(String name) {
    stage = name;
    return this;
  }

  /** An endpoint that inspects tokens, and no other. */
  Given inspectorAlone() {
    endpoint = false;
    inspector = true;
    return this;
  }

  Given noEndpoint() {
    endpoint = false;
    return this;
  }

  Config config() {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(new PropertiesConfigSource(settings, "file:/opt/canary/" + FILE, 100));
    sources.forEach(builder::withSources);
    if (stage != null) {
      builder.withProfile(stage);
    }
    return variables.isEmpty() ? builder.build() : listing.with(builder, variables);
  }

  private Reading reading() {
    return ConfigReader.read(
        config(), new Demand(injected, issuers, managing, endpoint, inspector, audited));
  }

  Settings settings() {
    Reading reading = reading();
    if (reading instanceof Reading.Good good) {
      return good.settings();
    }
    throw new AssertionError("Not accepted: " + reading);
  }

  /** How keys are managed. */
  Optional<KeyRules> keys() {
    Reading reading = reading();
    if (reading instanceof Reading.Good good) {
      return good.keys();
    }
    throw new AssertionError("Not accepted: " + reading);
  }

  Profile profile() {
    return requireNonNull(settings().profiles().get("default"));
  }

  /** Of the account without a name. */
  Credentials credentials() {
    return requireNonNull(settings().accounts().get(Account.UNNAMED)).credentials();
  }

  /** With something harmless in the place of placeholders. */
  List<Grant> grants() {
    return profile().grants().shape();
  }

  /** The warnings of this reading, as the log has them. */
  List<String> warned() {
    List<String> warned = new ArrayList<>();
    Logger log = Logger.getLogger(ConfigReader.class.getName());
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            warned.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    log.addHandler(handler);
    try {
      problems();
    } finally {
      log.removeHandler(handler);
    }
    return warned;
  }

  /** What is wrong; each place is named as the one where it may be set. */
  List<String> problems() {
    return told().stream()
        .map(problem -> IN_FILE.matcher(problem).replaceAll(at -> Source.where(at.group(1))))
        .toList();
  }

  /** What is wrong, in the words that operators are told. */
  List<String> told() {
    return reading() instanceof Reading.Bad bad ? bad.problems() : List.of();
  }

  /** The one problem there is, in full. */
  String problem() {
    List<String> problems = problems();
    if (problems.size() == 1) {
      return problems.get(0);
    }
    throw new AssertionError("Not one problem: " + problems);
  }
}
