package io.github.twiliotoken.config;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Reads the configuration from MicroProfile Config: all of it, or everything wrong with it. */
public final class ConfigReader {
  private static final Logger LOG = Logger.getLogger(ConfigReader.class.getName());
  private static final String TOKEN = "twilio.token.";
  private static final String AUDIT = TOKEN + "audit";
  private static final Duration LONGEST_BACKDATE = Duration.ofMinutes(1);

  private final Source source;
  private final AccountsReader accounts;
  private final LifetimeReader lifetimes;
  private final ProfileReader profiles;

  private ConfigReader(Config config) {
    this.source = new Source(config);
    this.accounts = new AccountsReader(source);
    this.lifetimes = new LifetimeReader(source);
    this.profiles = new ProfileReader(source, lifetimes, accounts);
  }

  /** Whether anything of ours is configured at all. */
  public static boolean isConfigured(Config config) {
    Source source = new Source(config);
    return source.names().stream().anyMatch(name -> name.startsWith(TOKEN))
        || KnownNames.isInEnvironment(source, TOKEN)
        || AccountsReader.isConfigured(source)
        || KeysReader.isEnabled(source);
  }

  /**
   * Reads how the keys of the account without a name are managed, and nothing else: for a process
   * that signs no token.
   *
   * @throws TokenRefusedException {@link Problem#KEYS_NOT_ENABLED} if that is not switched on
   * @throws IllegalStateException with all that is wrong, a line each
   */
  public static KeyRules keys(Config config) {
    Source source = new Source(config);
    KnownNames.check(source);
    Owners.check(source, Set.of(), Set.of());
    Optional<KeyRules> rules = new KeysReader(source).read(List.of());
    warn(source);
    if (!source.problems().isEmpty()) {
      throw new IllegalStateException(String.join("\n", source.problems()));
    }
    return rules.orElseThrow(
        () ->
            Problem.KEYS_NOT_ENABLED.because("%s is not 'true'", Source.where(KeysReader.ENABLED)));
  }

  /** Of those, how the account without a name is reached. */
  public static KeyAccess access(Config config) {
    return Objects.requireNonNull(keys(config).accounts().get(Account.UNNAMED));
  }

  /**
   * The SIDs of the keys that the configuration names now, on whatever account.
   *
   * @throws TokenRefusedException {@link Problem#KEY_IN_USE} if a file that names one cannot be
   *     read
   */
  public static Set<String> namedKeys(Config config) {
    return NamedKeys.of(new Source(config));
  }

  /** Reads everything. */
  public static Reading read(Config config, Demand demand) {
    return new ConfigReader(config).read(demand);
  }

  /**
   * Reads one profile that nothing named at deployment.
   *
   * @param accounts those that deployment has read; the profile can use no other
   * @throws TokenRefusedException if there is no such profile, or something is wrong with it
   */
  public static Profile profile(Config config, String name, Set<String> accounts) {
    ConfigReader reader = new ConfigReader(config);
    Profile profile = reader.profiles.read(name, "A look-up");
    if (!reader.source.problems().isEmpty()) {
      throw Problem.PROFILE_UNKNOWN.because(
          "The profile '%s' is not configured rightly: %s", name, reader.source.problems().get(0));
    }
    requireInjectable(profile);
    if (!accounts.contains(profile.account())) {
      throw Problem.PROFILE_UNKNOWN.because(
          "The profile '%s' uses the account '%s', which nothing named at deployment",
          name, profile.account());
    }
    return profile;
  }

  private static void warn(Source source) {
    Optional<String> warning = source.warning();
    if (warning.isPresent()) { // no lambda, so that the line of the log names this class
      LOG.warning(warning.get());
    }
  }

  private Reading read(Demand demand) {
    KnownNames.check(source);
    source.flag(ProfileReader.SESSION_BOUND, true);
    Duration backdate =
        source
            .read(
                TOKEN + "nbf.backdate",
                text -> Source.duration(text, Duration.ZERO, LONGEST_BACKDATE))
            .orElse(Duration.ZERO);
    EndpointReader endpoint = new EndpointReader(source);
    EndpointRules rules = endpoint.read();
    Map<String, Profile> read = profiles(demand, rules);
    demand.issuers().forEach(accounts::read);
    if (accounts.names().isEmpty() || AccountsReader.isConfigured(source)) {
      accounts.read(Account.UNNAMED, "");
    }
    Set<String> used = Set.copyOf(accounts.names());
    Optional<KeyRules> keys = keys(demand.keys());
    Owners.check(source, read.keySet(), accounts.names());
    demand.tokens().forEach(point -> checkInjected(point, read.get(point.profile())));
    if (demand.endpoint()) {
      endpoint.checkServed(rules, read);
    }
    if (demand.endpoint() || demand.inspector()) {
      endpoint.checkCallers();
    }
    Issuing issuing =
        new Issuing(lifetimes.global(), backdate, demand.audited(), audit(demand.audited()));
    CallerRules callers = new CallerReader(source).read();
    warn(source);
    return source.problems().isEmpty()
        ? new Reading.Good(new Settings(accounts.all(), used, issuing, callers, rules, read), keys)
        : new Reading.Bad(source.problems());
  }

  /** Where keys are managed, every account is read: none may lose the key that it names. */
  private Optional<KeyRules> keys(List<KeyPoint> points) {
    points.forEach(point -> accounts.read(point.account(), point.place()));
    if (KeysReader.isEnabled(source)) {
      Owners.accounts(source).forEach(name -> accounts.read(name, ""));
    }
    return new KeysReader(source).read(points);
  }

  private Map<String, Profile> profiles(Demand demand, EndpointRules rules) {
    Map<String, String> wanted = new TreeMap<>();
    demand.tokens().forEach(point -> wanted.put(point.profile(), point.place()));
    rules.served().forEach(name -> wanted.put(name, source.place(EndpointReader.PROFILES)));
    Map<String, Profile> read = new LinkedHashMap<>();
    wanted.forEach((name, place) -> read.put(name, profiles.read(name, place)));
    return read;
  }

  private void checkInjected(Injected point, @Nullable Profile profile) {
    if (profile == null) {
      return;
    }
    try {
      requireInjectable(profile);
      if (!point.ttl().isEmpty()) {
        profile.policy().check(profile.grants().shape(), Ttl.parse(point.ttl()).value());
      }
    } catch (TokenRefusedException e) {
      source.report(e.at(point.place()));
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

  private boolean audit(boolean audited) {
    boolean required =
        source
            .read(AUDIT, text -> Source.oneOf(text, "optional", "required").equals("required"))
            .orElse(false);
    if (required && !audited) {
      source.report(
          AUDIT,
          Problem.AUDIT_MISSING.because(
              "It is 'required', and no bean observes TokenIssued at once: @Observes, always, in no"
                  + " later phase of a transaction"));
    }
    return required;
  }
}
