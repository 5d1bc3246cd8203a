package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.config.ConfigReader;
import io.github.twiliotoken.internal.config.ConfigResult;
import io.github.twiliotoken.internal.config.DeploymentNeeds;
import io.github.twiliotoken.internal.config.Settings;
import io.github.twiliotoken.internal.credentials.CredentialsWatch;
import io.github.twiliotoken.internal.credentials.Outage;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.keys.KeySettings;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Holds the checked configuration of a deployment, for the beans. An extension makes it before
 * there is any bean, and has it {@linkplain #prepare prepared} once the container has shown all of
 * the application.
 */
public final class DeploymentState {
  private static final Logger LOG = Logger.getLogger(DeploymentState.class.getName());

  /**
   * The warning that nothing seems to switch MicroProfile JWT on. It does not stop the deployment,
   * since a server's own configuration may do so unseen.
   */
  public static final String NO_LOGIN_CONFIG =
      "No @LoginConfig was seen beside the endpoint. If nothing else switches MicroProfile JWT on,"
          + " every caller gets 401, TWT-053, however good the bearer is. Give the class with"
          + " @LoginConfig(authMethod = \"MP-JWT\") a scope, for example @ApplicationScoped, or"
          + " its archive a beans.xml that discovers all classes.";

  private record Ready(
      Config config, DeploymentFindings findings, Settings settings, Optional<KeySettings> keys) {}

  private final Map<String, Profile> lookedUp = new ConcurrentHashMap<>();
  private volatile Map<Class<?>, Supplier<?>> selectedBeans = Map.of();
  private volatile @Nullable Ready ready;
  private volatile boolean refused;
  private volatile @Nullable CredentialsWatch watch;

  /**
   * Checks the configuration against what was found in the application. If nothing is wrong, the
   * beans can be used from now on.
   *
   * @param selected makes the bean that is selected of each type in {@link ApplicationBeans#TYPES},
   *     where there is one
   * @return all that is wrong, with the application and with its configuration, a message each
   */
  public List<String> prepare(
      Config config, DeploymentFindings findings, Map<Class<?>, Supplier<?>> selected) {
    List<String> problems = new ArrayList<>(findings.problems());
    DeploymentNeeds needs = findings.needs();
    selectedBeans = Map.copyOf(selected);
    if (needs.any() || ConfigReader.isConfigured(config)) {
      ConfigResult result = ConfigReader.read(config, needs);
      if (result instanceof ConfigResult.Valid valid) {
        ready = new Ready(config, findings, valid.settings(), valid.keys());
      } else if (result instanceof ConfigResult.Invalid invalid) {
        problems.addAll(invalid.problems());
      }
    }
    refused = !problems.isEmpty();
    if (!refused && isLoginConfigMissing()) {
      LOG.warning(NO_LOGIN_CONFIG);
    }
    return problems;
  }

  /** Returns whether something was wrong, so that the application does not deploy. */
  public boolean isRefused() {
    return refused;
  }

  /**
   * Returns whether callers are verified though nothing was seen that switches MicroProfile JWT on.
   */
  boolean isLoginConfigMissing() {
    return endpointChecked() && !ready().findings.loginConfig();
  }

  /** Returns what makes the bean that the deployment has selected, by type. */
  Map<Class<?>, Supplier<?>> selectedBeans() {
    return selectedBeans;
  }

  /**
   * Returns the configuration.
   *
   * @throws TwilioTokenException if nothing was configured
   */
  public Settings settings() {
    return ready().settings;
  }

  /** Returns the accounts in use; empty where nothing was configured. */
  public Collection<SigningAccount> accounts() {
    Ready current = ready;
    return current == null ? List.of() : current.settings.accounts().values();
  }

  /**
   * Returns whether a profile or an injection point uses this account, and so may want it to sign.
   */
  public boolean uses(SigningAccount account) {
    return settings().used().contains(account.name());
  }

  /**
   * Returns since when and why an account cannot sign; empty if it can, or if its file is not
   * watched yet.
   */
  public Optional<Outage> outage(SigningAccount account) {
    CredentialsWatch current = watch;
    return current == null ? Optional.empty() : current.outage(account);
  }

  /** Keeps the watch over the accounts, once the application has started. */
  void watchedBy(CredentialsWatch started) {
    watch = started;
  }

  /** Returns whether an endpoint was seen at deployment, so that its settings were checked. */
  public boolean endpointChecked() {
    Ready current = ready;
    return current != null && current.findings.needs().anyEndpoint();
  }

  /**
   * Returns how keys are managed.
   *
   * @throws TwilioTokenException if they are not
   */
  KeySettings keys() {
    return ready()
        .keys
        .orElseThrow(() -> Problem.KEYS_NOT_ENABLED.because("twilio.keys.enabled is not 'true'"));
  }

  /**
   * Returns a profile by name: one that deployment has checked, or else one that is read and
   * checked now, and kept.
   *
   * @throws TwilioTokenException if there is no such profile, or something is wrong with it
   */
  Profile profile(String name) {
    Ready current = ready();
    Profile checked = current.settings.profiles().get(name);
    return checked != null
        ? checked
        : lookedUp.computeIfAbsent(
            name,
            unchecked ->
                ConfigReader.profile(
                    current.config, unchecked, current.settings.accounts().keySet()));
  }

  private Ready ready() {
    Ready current = ready;
    if (current == null) {
      throw Problem.CREDENTIALS_MISSING.because("Nothing of Twilio's is configured");
    }
    return current;
  }
}
