package io.github.twiliotoken.keys;

import io.github.twiliotoken.internal.keys.KeySettings;
import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;

/**
 * Replaces the key in use with a new one, and deletes the old one once the last token that it can
 * have signed has ended. Its only state is the friendly names of its keys and what the store names.
 * So a process may die at any moment, several may do this at once, and the next run goes on.
 *
 * <pre>{@code
 * var rotation = new KeyRotation(keys, new FileCredentialsStore(path), "prod", Duration.ofHours(1));
 * rotation.rotate(Duration.ofDays(30)); // every hour, say: it does what is due
 * }</pre>
 *
 * <p>Each method throws {@link TwilioApiException} where Twilio refuses or does not answer; then
 * nothing is lost, and the same call may be made again. It throws {@link TwilioTokenException} with
 * {@link Problem#CLOCKS_DIFFER}, {@link Problem#LABEL_AHEAD} or {@link Problem#KEY_UNKNOWN} where
 * what Twilio, the store and the clock say does not fit together; and what the store throws.
 */
public final class KeyRotation {
  /** The phrase that confirms {@link #revokeAll(String, String)}. */
  public static final String LAST_KEY_CONFIRMATION = "delete the last usable key";

  private static final Duration MAX_PERIOD = Duration.ofDays(3650);

  private final Duration lag;
  private final RotationSteps steps;

  /**
   * Makes a rotation of one account's key.
   *
   * @param owner 1 to 12 of {@code a-z 0-9 -}: whose keys these are, where several deployments
   *     share an account; a rotation never deletes keys of another owner
   * @param lag the longest that a node may go on signing with a key after the store has stopped
   *     naming it: {@code twilio.keys.lag} of the servers
   * @throws TwilioTokenException if the owner has another form
   */
  public KeyRotation(ApiKeys keys, CredentialsStore store, String owner, Duration lag) {
    this(keys, store, owner, lag, Clock.systemUTC());
  }

  /**
   * Makes a rotation of one account's key, with a clock for tests.
   *
   * @param clock what Twilio's clock is compared with: where they differ by more than half the lag,
   *     no key is labelled, and none deleted but by {@link #revokeAll(String)}
   */
  public KeyRotation(
      ApiKeys keys, CredentialsStore store, String owner, Duration lag, Clock clock) {
    this(keys.api(), store, owner, lag, clock);
  }

  KeyRotation(KeyApi keys, CredentialsStore store, String owner, Duration lag, Clock clock) {
    this.lag = lag;
    String checked = KeySettings.checkOwner(owner);
    this.steps =
        new RotationSteps(
            keys, store, checked, new RotationStateReader(keys, store, checked, lag, clock));
  }

  /**
   * Makes a rotation with {@code twilio.keys.owner} and {@code twilio.keys.lag} of the
   * configuration.
   *
   * @throws TwilioTokenException {@link Problem#KEYS_NOT_ENABLED} if that is not switched on
   * @throws IllegalStateException with all that is wrong with the settings, a line each
   */
  public static KeyRotation configured(Config config, ApiKeys keys, CredentialsStore store) {
    return configured(config, keys, store, Clock.systemUTC());
  }

  /** Makes a configured rotation with a clock for tests. */
  public static KeyRotation configured(
      Config config, ApiKeys keys, CredentialsStore store, Clock clock) {
    KeySettings settings = KeySettingsReader.read(config);
    return new KeyRotation(keys, store, settings.owner(), settings.lag(), clock);
  }

  /**
   * Makes a successor of the key in use, if the store can be written, and signs in with it, so that
   * it is known to work. Nothing uses it yet.
   *
   * @return the key with the only copy of its secret, for {@link #activate}
   * @throws TwilioTokenException {@link Problem#SUCCESSORS_UNUSED} if 20 were made within a day and
   *     none came into use, {@link Problem#NEW_KEY_UNUSABLE} if the new key cannot sign in
   */
  public CreatedKey prepare() {
    return steps.prepare(steps.readAndLabel(), Duration.ZERO);
  }

  /**
   * Gives a successor to the store. Where another node has been faster, its key stays in use and
   * this one is deleted.
   *
   * @param successor what {@link #prepare} returned
   * @return whether it is in use now
   * @throws TwilioTokenException {@link Problem#SUCCESSOR_UNKNOWN} if {@code prepare} did not
   *     return it
   */
  public boolean activate(CreatedKey successor) {
    return steps.activate(successor);
  }

  /**
   * Deletes those of this owner's keys that no living token needs.
   *
   * @return what became of each, kept ones included
   */
  public List<RotationStep> retire() {
    List<RotationStep> done = new ArrayList<>();
    run(done::add).retire();
    return done;
  }

  /**
   * Does what is due: makes a successor, if the key in use is older than that, and deletes what no
   * token needs. Fit for a scheduler that calls it again and again.
   *
   * @param every how long a key is to be in use, up to 3650 days; zero for a new one now
   * @return what was done, and what becomes of each key
   * @throws IllegalArgumentException if it is outside that range
   */
  public List<RotationStep> rotate(Duration every) {
    List<RotationStep> done = new ArrayList<>();
    rotate(every, Duration.ZERO, done::add);
    return done;
  }

  /**
   * Does what is due, and reports each step once it is done, so that the caller knows what was done
   * where a later step fails.
   *
   * @param every how long a key is to be in use, up to 3650 days; zero for a new one now
   * @param soak how long to wait before a new key is used, up to the lag: the thread waits, and the
   *     key must sign in before and after
   * @param listener gets each step
   * @throws IllegalArgumentException if {@code every} or {@code soak} is outside its range
   */
  public void rotate(Duration every, Duration soak, Consumer<RotationStep> listener) {
    run(listener).rotate(checked(every), checkedSoak(soak));
  }

  /**
   * Returns what {@link #rotate} would do now. It changes nothing.
   *
   * @param every how long a key is to be in use, up to 3650 days; zero for a new one now
   * @throws IllegalArgumentException if it is outside that range
   */
  public List<RotationStep> plan(Duration every) {
    List<RotationStep> planned = new ArrayList<>();
    run(planned::add).plan(checked(every));
    return planned;
  }

  /**
   * Says which key is in use, since when, and when the next is due: one line for people.
   *
   * @param every how long a key is to be in use, up to 3650 days
   * @throws IllegalArgumentException if it is outside that range
   */
  public String status(Duration every) {
    return steps.read().status(checked(every));
  }

  /**
   * Ends every token that a key has signed, now. If it is the one in use, a successor comes first;
   * if there can be none, nothing is deleted. Nodes that have not seen the successor yet go on
   * signing with the deleted key, up to the lag.
   *
   * @param keySid any key, also one of others
   * @throws TwilioTokenException {@link Problem#LAST_KEY} if no other key would be in use, {@link
   *     Problem#KEY_IN_USE} if an account of this configuration names it, {@link
   *     Problem#KEY_UNKNOWN} if Twilio has no such key, {@link Problem#KEY_LIVES} if it could not
   *     be deleted
   */
  public Revocation revokeAll(String keySid) {
    return new KeyRevoker(steps.keys(), steps).revoke(keySid);
  }

  /**
   * Ends every token that a key has signed, now, without a successor. If the key is the one in use,
   * no token can be made until the store names another.
   *
   * @param keySid any key, also one of others
   * @param confirmation {@link #LAST_KEY_CONFIRMATION}
   * @throws TwilioTokenException {@link Problem#LAST_KEY} if the confirmation is another text,
   *     {@link Problem#KEY_UNKNOWN} if Twilio has no such key, {@link Problem#KEY_LIVES} if it
   *     could not be deleted
   */
  public Revocation revokeAll(String keySid, String confirmation) {
    return new KeyRevoker(steps.keys(), steps).revokeConfirmed(keySid, confirmation);
  }

  private RotationRun run(Consumer<RotationStep> listener) {
    return new RotationRun(steps, listener);
  }

  /** Checks a period; longer ones would overflow. */
  private static Duration checked(Duration every) {
    if (every.isNegative() || every.compareTo(MAX_PERIOD) > 0) {
      throw new IllegalArgumentException(every + " is not from PT0S to " + MAX_PERIOD);
    }
    return every;
  }

  /**
   * Checks a wait. A key that waits longer looks to other nodes like one of a rotation that has
   * died.
   */
  private Duration checkedSoak(Duration soak) {
    if (soak.isNegative() || soak.compareTo(lag) > 0) {
      throw new IllegalArgumentException(soak + " is not from PT0S to " + lag + ", the lag");
    }
    return soak;
  }
}
