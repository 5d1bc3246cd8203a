package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.internal.config.ConfigReader;
import io.github.twiliotoken.internal.config.ConfigResult;
import io.github.twiliotoken.internal.config.Settings;
import io.github.twiliotoken.internal.credentials.Outage;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.keys.KeySettings;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * What the deployment found out, for the beans: the extension fills it once, when all is checked.
 */
public final class DeploymentState {
  private record State(
      Config config,
      Settings settings,
      Optional<KeySettings> keys,
      boolean endpoint,
      boolean issuerReplaced) {}

  private final Map<String, Profile> lookedUp = new ConcurrentHashMap<>();
  private final Map<Class<?>, Bean<?>> selected = new ConcurrentHashMap<>();
  private volatile Function<SigningAccount, Optional<Outage>> outages = account -> Optional.empty();
  private final AtomicReference<@Nullable String> explanation = new AtomicReference<>();
  private volatile @Nullable State state;
  private volatile boolean refused;

  /**
   * Opens the beans for use.
   *
   * @param reading what the configuration says
   * @param endpoint whether an endpoint was seen, and so checked
   * @param issuerReplaced whether the application has selected a {@code TokenIssuer} of its own
   */
  public void ready(
      Config config, ConfigResult.Good reading, boolean endpoint, boolean issuerReplaced) {
    state = new State(config, reading.settings(), reading.keys(), endpoint, issuerReplaced);
  }

  /** Notes that something is wrong, so that the application does not deploy. */
  public void refuse() {
    refused = true;
  }

  /** Whether something is wrong, so that the application does not deploy. */
  public boolean isRefused() {
    return refused;
  }

  /**
   * Keeps which beans the deployment has selected, by type. Our own injection points would not do:
   * on some servers the archive that our beans are in does not see the application's.
   */
  public void select(Map<Class<?>, Bean<?>> beans) {
    selected.clear();
    selected.putAll(beans);
  }

  /** Keeps what the log says of the first bearer that is refused because nobody verified it. */
  public void explainFirstRefusal(String why) {
    explanation.set(why);
  }

  /** What the log should say of a bearer that nobody has verified; only the first time. */
  Optional<String> explanation() {
    return Optional.ofNullable(explanation.getAndSet(null));
  }

  /** The selected bean of this type, if the deployment has one. */
  <T> Optional<T> selected(Class<T> type, BeanManager beans) {
    return Optional.<Bean<?>>ofNullable(selected.get(type))
        .map(
            bean -> type.cast(beans.getReference(bean, type, beans.createCreationalContext(bean))));
  }

  /**
   * The configuration.
   *
   * @throws TwilioTokenException if nothing was configured
   */
  public Settings settings() {
    return state().settings;
  }

  /** The accounts in use; none where nothing was configured. */
  public Collection<SigningAccount> accounts() {
    State current = state;
    return current == null ? List.of() : current.settings.accounts().values();
  }

  /** Whether a profile or an injection point uses this account, and so may want it to sign. */
  public boolean uses(SigningAccount account) {
    return settings().used().contains(account.name());
  }

  /** Since when and why an account cannot sign; empty if it can, or has no file to look at. */
  public Optional<Outage> outage(SigningAccount account) {
    return outages.apply(account);
  }

  /** Hands over who knows that, once the application has started. */
  void watched(Function<SigningAccount, Optional<Outage>> watch) {
    outages = watch;
  }

  /** Whether an endpoint was seen at deployment. */
  public boolean endpointChecked() {
    State current = state;
    return current != null && current.endpoint;
  }

  /**
   * How keys are managed.
   *
   * @throws TwilioTokenException if they are not
   */
  KeySettings keys() {
    return state()
        .keys
        .orElseThrow(() -> Problem.KEYS_NOT_ENABLED.because("twilio.keys.enabled is not 'true'"));
  }

  boolean issuerReplaced() {
    return state().issuerReplaced;
  }

  /** A profile by name: one that deployment checked, or else one that is read and checked now. */
  Profile profile(String name) {
    State current = state();
    return Optional.ofNullable(current.settings.profiles().get(name))
        .or(() -> Optional.ofNullable(lookedUp.get(name)))
        .orElseGet(
            () -> {
              Profile read =
                  ConfigReader.profile(current.config, name, current.settings.accounts().keySet());
              lookedUp.put(name, read);
              return read;
            });
  }

  private State state() {
    State current = state;
    if (current == null) {
      throw Problem.CREDENTIALS_MISSING.because("Nothing of Twilio's is configured");
    }
    return current;
  }
}
