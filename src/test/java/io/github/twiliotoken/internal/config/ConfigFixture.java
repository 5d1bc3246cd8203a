package io.github.twiliotoken.internal.config;

import static java.util.Objects.requireNonNull;

import io.github.twiliotoken.LogCapture;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.internal.keys.KeySettings;
import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.PropertyOriginTest;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.jwt.Credentials;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Builds a configuration and the needs of a deployment, and reads them as one would. */
public final class ConfigFixture {
  public static final String HEX = "0123456789abcdef0123456789abcdef";
  public static final String AC = "AC" + HEX;
  public static final String SK = "SK" + HEX;

  /** 32 bytes, and a word that no message may show. */
  public static final String SECRET = "canary-0123456789-0123456789-012";

  /** The name of the source that holds the settings, as it is shown. */
  public static final String FILE = "microprofile-config.properties";

  public static final String PROFILE = "twilio.token.profile.default.";

  /** Where a value comes from is {@link PropertyOriginTest}'s business, and no other test's. */
  private static final Pattern IN_FILE = Pattern.compile("(\\S+) \\(in " + FILE + "\\)");

  private final Map<String, String> settings = new TreeMap<>();
  private final List<DeploymentNeeds.InjectedToken> injected = new ArrayList<>();
  private final Map<String, String> issuers = new TreeMap<>();
  private final List<KeySettingsReader.InjectedKeys> managing = new ArrayList<>();
  private boolean endpoint;
  private boolean inspector;
  private boolean audited;
  private @Nullable String stage;
  private final Map<String, String> variables = new TreeMap<>();
  private final List<ConfigSource> sources = new ArrayList<>();
  private VariableListing listing = VariableListing.AS_THEY_ARE;

  private ConfigFixture() {}

  /** The place as it is to be written, spelt here a second time. */
  public static String at(String key) {
    return key + " (environment " + key.replace('.', '_').toUpperCase(Locale.ROOT) + ")";
  }

  public static ConfigFixture nothing() {
    return new ConfigFixture();
  }

  /** The three properties, and nothing that asks for a profile. */
  public static ConfigFixture account() {
    return nothing()
        .with("twilio.account.sid", AC)
        .with("twilio.api.key", SK)
        .with("twilio.api.secret", SECRET);
  }

  /** An account, and one injection point of the profile {@code default}, which has no grant yet. */
  public static ConfigFixture injection() {
    return account().injecting("default", "");
  }

  /** An account, and one injection point of the profile {@code default} with a Video grant. */
  public static ConfigFixture video() {
    return injection().with(PROFILE + "video.room", "standup");
  }

  /** Everything that an endpoint demands. */
  public static ConfigFixture served() {
    ConfigFixture given =
        account()
            .with(PROFILE + "video.room", "standup")
            .with("twilio.token.profiles", "default")
            .with(PROFILE + "roles", "**")
            .with("mp.jwt.verify.issuer", "https://login.example.com")
            .with("mp.jwt.verify.audiences", "phones");
    given.endpoint = true;
    return given;
  }

  /** An endpoint, and no setting yet. */
  public static ConfigFixture endpoint() {
    ConfigFixture given = nothing();
    given.endpoint = true;
    return given;
  }

  public ConfigFixture with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** A variable of the environment. */
  public ConfigFixture variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** One more source. */
  public ConfigFixture source(ConfigSource source) {
    sources.add(source);
    return this;
  }

  /** How the server lists variables. */
  public ConfigFixture listed(VariableListing how) {
    listing = how;
    return this;
  }

  /** Moves every setting from the property file into the environment. */
  public ConfigFixture byEnvironmentAlone() {
    settings.forEach((key, value) -> variables.put(VariableNames.of(key), value));
    settings.clear();
    return this;
  }

  public ConfigFixture without(String key) {
    settings.remove(key);
    return this;
  }

  public ConfigFixture injecting(String profile, String ttl) {
    injected.add(new DeploymentNeeds.InjectedToken("com.acme.Desk.token", profile, ttl));
    return this;
  }

  /** An injected issuer of this account. */
  public ConfigFixture issuing(String account) {
    issuers.put(account, "com.acme.Desk.issuer");
    return this;
  }

  /** An injection point of this account's keys, or of their rotation. */
  public ConfigFixture managing(String account, boolean rotates) {
    managing.add(new KeySettingsReader.InjectedKeys(account, "com.acme.Desk.keys", rotates));
    return this;
  }

  public ConfigFixture audited() {
    audited = true;
    return this;
  }

  /** The profile of MicroProfile Config that is in force. */
  public ConfigFixture stage(String name) {
    stage = name;
    return this;
  }

  /** An endpoint that inspects tokens, and no other. */
  public ConfigFixture inspectorAlone() {
    endpoint = false;
    inspector = true;
    return this;
  }

  public ConfigFixture noEndpoint() {
    endpoint = false;
    return this;
  }

  public Config config() {
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

  private ConfigResult result() {
    return ConfigReader.read(
        config(),
        new DeploymentNeeds(injected, issuers, managing, endpoint, inspector, audited, audited));
  }

  public Settings settings() {
    ConfigResult result = result();
    if (result instanceof ConfigResult.Valid valid) {
      return valid.settings();
    }
    throw new AssertionError("Not accepted: " + result);
  }

  /** How keys are managed. */
  public Optional<KeySettings> keys() {
    ConfigResult result = result();
    if (result instanceof ConfigResult.Valid valid) {
      return valid.keys();
    }
    throw new AssertionError("Not accepted: " + result);
  }

  public Profile profile() {
    return requireNonNull(settings().profiles().get("default"));
  }

  /** Of the account without a name. */
  public Credentials credentials() {
    return requireNonNull(settings().accounts().get(AccountProperties.UNNAMED)).credentials();
  }

  /** With something harmless in the place of placeholders. */
  public List<Grant> grants() {
    return profile().grants().samples();
  }

  /** The warnings of this result, as the log has them. */
  public List<String> warned() {
    try (LogCapture log = LogCapture.of(PropertyReader.class)) {
      problems();
      return log.messages();
    }
  }

  /** What is wrong; each place is named as the one where it may be set. */
  public List<String> problems() {
    return told().stream()
        .map(
            problem ->
                IN_FILE.matcher(problem).replaceAll(at -> VariableNames.describe(at.group(1))))
        .toList();
  }

  /** What is wrong, in the words that operators are told. */
  public List<String> told() {
    return result() instanceof ConfigResult.Invalid invalid ? invalid.problems() : List.of();
  }

  /** The one problem there is, in full. */
  public String problem() {
    List<String> problems = problems();
    if (problems.size() == 1) {
      return problems.get(0);
    }
    throw new AssertionError("Not one problem: " + problems);
  }
}
