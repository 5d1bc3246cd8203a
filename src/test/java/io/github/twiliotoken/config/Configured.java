package io.github.twiliotoken.config;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.Config;

/** A configuration of a test: a good account, and whatever the test sets. */
final class Configured {
  static final String HEX = "0123456789abcdef0123456789abcdef";

  private final Map<String, String> settings = new HashMap<>();

  private Configured() {}

  static Configured empty() {
    return new Configured();
  }

  static Configured account() {
    return empty()
        .with("twilio.account.sid", "AC" + HEX)
        .with("twilio.api.key", "SK" + HEX)
        .with("twilio.api.secret", "s".repeat(32));
  }

  /** One profile named p, with a room. */
  static Configured profile() {
    return account()
        .with("twilio.token.profiles", "p")
        .with("twilio.token.profile.p.video.room", "standup");
  }

  /** Everything an endpoint needs. */
  static Configured endpoint() {
    return profile()
        .with("twilio.token.profile.p.roles", "**")
        .with("mp.jwt.verify.issuer", "https://issuer.test")
        .with("mp.jwt.verify.audiences", "one, other");
  }

  Configured with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  Configured without(String key) {
    settings.remove(key);
    return this;
  }

  Config config() {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build();
  }

  Reading read(boolean endpoint, Injected... injected) {
    return ConfigReader.read(config(), List.of(injected), endpoint);
  }

  Settings good(Injected... injected) {
    return assertInstanceOf(Reading.Good.class, read(false, injected), () -> "" + read(false))
        .settings();
  }

  /** The profile p of a good configuration. */
  Profile p() {
    return Objects.requireNonNull(good().profiles().get("p"));
  }

  List<String> problems(Injected... injected) {
    return assertInstanceOf(Reading.Bad.class, read(false, injected)).problems();
  }

  List<String> endpointProblems() {
    return assertInstanceOf(Reading.Bad.class, read(true)).problems();
  }
}
