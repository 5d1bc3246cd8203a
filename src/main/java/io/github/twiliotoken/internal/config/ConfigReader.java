package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.internal.config.Settings.CallerRules;
import io.github.twiliotoken.internal.config.Settings.EndpointRules;
import io.github.twiliotoken.internal.config.Settings.Issuing;
import io.github.twiliotoken.internal.keys.KeySettings;
import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.KnownProperties;
import io.github.twiliotoken.internal.property.PropertyConverters;
import io.github.twiliotoken.internal.property.PropertyOwners;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Reads the configuration from MicroProfile Config: all of it, or everything wrong with it. */
public final class ConfigReader {
  private static final String TOKEN = "twilio.token.";
  private static final String AUDIT = TOKEN + "audit";
  private static final Duration LONGEST_BACKDATE = Duration.ofMinutes(1);

  private final PropertyReader properties;
  private final AccountsReader accounts;
  private final LifetimeReader lifetimes;
  private final ProfileReader profiles;

  private ConfigReader(Config config) {
    this.properties = new PropertyReader(config);
    this.accounts = new AccountsReader(properties);
    this.lifetimes = new LifetimeReader(properties);
    this.profiles = new ProfileReader(properties, lifetimes, accounts);
  }

  /** Tells whether any property of this library is set. */
  public static boolean isConfigured(Config config) {
    PropertyReader properties = new PropertyReader(config);
    return properties.names().stream().anyMatch(name -> name.startsWith(TOKEN))
        || KnownProperties.isInEnvironment(properties, TOKEN)
        || AccountReader.isConfigured(properties)
        || KeySettingsReader.isEnabled(properties);
  }

  /** Reads the whole configuration, and checks that it has what the deployment needs. */
  public static ConfigResult read(Config config, DeploymentNeeds needs) {
    return new ConfigReader(config).read(needs);
  }

  /**
   * Reads a profile that the deployment did not know, for a look-up at runtime.
   *
   * @param accounts the names of the accounts that were read at deployment; the profile must use
   *     one of them
   * @throws TwilioTokenException if there is no such profile, or something is wrong with it
   */
  public static Profile profile(Config config, String name, Set<String> accounts) {
    ConfigReader reader = new ConfigReader(config);
    Profile profile = reader.profiles.read(name, "A look-up");
    if (!reader.properties.problems().isEmpty()) {
      throw Problem.PROFILE_UNKNOWN.because(
          "The profile '%s' is configured wrongly: %s", name, reader.properties.problems().get(0));
    }
    requireInjectable(profile);
    if (!accounts.contains(profile.account())) {
      throw Problem.PROFILE_UNKNOWN.because(
          "The profile '%s' uses the account '%s', which nothing named at deployment",
          name, profile.account());
    }
    return profile;
  }

  private ConfigResult read(DeploymentNeeds needs) {
    EndpointReader endpoint = new EndpointReader(properties);
    EndpointRules rules = endpoint.read();
    Map<String, Profile> read = profiles(needs, rules);
    Set<String> used = accounts(needs.issuers());
    Optional<KeySettings> keys = keys(needs.keys());
    Issuing issuing = issuing(needs);
    CallerRules callers = new CallerReader(properties).read();

    KnownProperties.check(properties);
    PropertyOwners.check(properties, read.keySet(), accounts.names());
    properties.flag(ProfileReader.SESSION_BOUND, true); // checked even if no profile inherits it
    needs.tokens().forEach(point -> checkInjected(point, read.get(point.profile())));
    if (needs.endpoint()) {
      endpoint.checkServed(rules, read);
    }
    if (needs.endpoint() || needs.inspector()) {
      endpoint.checkCallers();
    }
    properties.logUnusedNames();
    return properties.problems().isEmpty()
        ? new ConfigResult.Valid(
            new Settings(accounts.all(), used, issuing, callers, rules, read), keys)
        : new ConfigResult.Invalid(properties.problems());
  }

  /**
   * Reads the accounts of these issuers, and the one without a name if it is set or no other is.
   *
   * @return the names of all accounts that may have to sign, those of profiles included
   */
  private Set<String> accounts(Map<String, String> issuers) {
    issuers.forEach(accounts::read);
    if (accounts.names().isEmpty() || AccountReader.isConfigured(properties)) {
      accounts.read(AccountProperties.UNNAMED, "");
    }
    return Set.copyOf(accounts.names());
  }

  /** Reads every account if keys are managed, so that no key in use is ever deleted. */
  private Optional<KeySettings> keys(List<KeySettingsReader.InjectedKeys> points) {
    points.forEach(point -> accounts.read(point.account(), point.place()));
    if (KeySettingsReader.isEnabled(properties)) {
      PropertyOwners.accounts(properties).forEach(name -> accounts.read(name, ""));
    }
    return new KeySettingsReader(properties).read(points);
  }

  private Issuing issuing(DeploymentNeeds needs) {
    Duration backdate =
        properties
            .read(
                TOKEN + "nbf.backdate",
                text -> PropertyConverters.duration(text, Duration.ZERO, LONGEST_BACKDATE))
            .orElse(Duration.ZERO);
    return new Issuing(
        lifetimes.global(),
        backdate,
        ProfileReader.rate(properties, ProfileReader.RATE, Optional.empty()),
        needs.observed(),
        auditRequired(needs.audited()));
  }

  private Map<String, Profile> profiles(DeploymentNeeds needs, EndpointRules rules) {
    Map<String, String> wanted = new TreeMap<>();
    needs.tokens().forEach(point -> wanted.put(point.profile(), point.place()));
    rules.served().forEach(name -> wanted.put(name, properties.describe(EndpointReader.PROFILES)));
    Map<String, Profile> read = new LinkedHashMap<>();
    wanted.forEach((name, place) -> read.put(name, profiles.read(name, place)));
    return read;
  }

  private void checkInjected(DeploymentNeeds.InjectedToken point, @Nullable Profile profile) {
    if (profile == null) {
      return;
    }
    try {
      requireInjectable(profile);
      if (!point.ttl().isEmpty()) {
        profile.policy().check(profile.grants().samples(), Ttl.parse(point.ttl()).value());
      }
    } catch (TwilioTokenException e) {
      properties.report(e.at(point.place()));
    }
  }

  private static void requireInjectable(Profile profile) {
    if (!profile.grants().params().isEmpty()) {
      throw Problem.TEMPLATE_NOT_POSSIBLE.because(
          "The profile '%s' has {param:%s}, which only a request to the endpoint can give; inject a"
              + " profile without parameters",
          profile.name(), profile.grants().params().iterator().next());
    }
  }

  private boolean auditRequired(boolean audited) {
    boolean required =
        properties
            .read(
                AUDIT,
                text -> PropertyConverters.oneOf(text, "optional", "required").equals("required"))
            .orElse(false);
    if (required && !audited) {
      properties.report(
          AUDIT,
          Problem.AUDIT_MISSING.because(
              "It is 'required', and no bean observes TokenIssued at once: @Observes, always, in no"
                  + " later phase of a transaction"));
    }
    return required;
  }
}
