package io.github.twiliotoken.keys;

import io.github.twiliotoken.internal.keys.KeyRules;
import io.github.twiliotoken.internal.keys.KeySettingsReader;
import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;

/**
 * Puts a new key in the place of the one in use, and deletes the old one once the last token that
 * it can have signed has ended. It keeps no state but the friendly names of its keys and what the
 * store names, so that a process may die at any moment, several may do the same at once, and the
 * next run goes on.
 *
 * <pre>{@code
 * var rotation = new KeyRotation(keys, new FileCredentialsStore(path), "prod", Duration.ofHours(1));
 * rotation.rotate(Duration.ofDays(30)); // every hour, say: it does what is due
 * }</pre>
 *
 * <p>Each method throws {@link TwilioApiException} where Twilio says no; then nothing is lost, and
 * the same call may be made again.
 */
public final class KeyRotation {
  /** The phrase that confirms {@link #revokeAll(String, String)}. */
  public static final String LAST_KEY_CONFIRMATION = "delete the last usable key";

  private static final Duration LONGEST = Duration.ofDays(3650);

  private final KeyApi keys;
  private final CredentialsStore store;
  private final RotationSteps rotor;

  /**
   * A rotation of one account's key.
   *
   * @param owner 1 to 12 of {@code a-z 0-9 -}: whose keys these are, where several deployments
   *     share an account; keys without this mark are never deleted by a rotation
   * @param lag the longest that a node may go on signing with a key after the store has stopped
   *     naming it: {@code twilio.keys.lag} of the servers
   * @throws TwilioTokenException if the owner has another form
   */
  public KeyRotation(ApiKeys keys, CredentialsStore store, String owner, Duration lag) {
    this(keys, store, owner, lag, Clock.systemUTC());
  }

  /**
   * A rotation of one account's key, with a clock for tests.
   *
   * @param clock what Twilio's clock is compared with: where they differ by more than half the lag,
   *     nothing is marked and nothing deleted but by {@link #revokeAll(String)}
   */
  public KeyRotation(
      ApiKeys keys, CredentialsStore store, String owner, Duration lag, Clock clock) {
    this(keys.api(), store, owner, lag, clock);
  }

  KeyRotation(KeyApi keys, CredentialsStore store, String owner, Duration lag, Clock clock) {
    this.keys = keys;
    this.store = store;
    this.rotor = new RotationSteps(keys, store, KeyRules.checkOwner(owner), lag, clock);
  }

  /**
   * A rotation with {@code twilio.keys.owner} and {@code twilio.keys.lag} of the configuration.
   *
   * @throws TwilioTokenException {@link Problem#KEYS_NOT_ENABLED} if that is not switched on
   * @throws IllegalStateException with all that is wrong with the settings, a line each
   */
  public static KeyRotation configured(Config config, ApiKeys keys, CredentialsStore store) {
    return configured(config, keys, store, Clock.systemUTC());
  }

  /** A configured rotation with a clock for tests. */
  public static KeyRotation configured(
      Config config, ApiKeys keys, CredentialsStore store, Clock clock) {
    KeyRules rules = KeySettingsReader.read(config);
    return new KeyRotation(keys, store, rules.owner(), rules.lag(), clock);
  }

  /**
   * Makes a successor of the key in use, if the store can be written, and signs in with it once, so
   * that it is known to work. Nothing uses it yet.
   *
   * @return the key with the only copy of its secret, for {@link #activate}
   * @throws TwilioTokenException {@link Problem#SUCCESSORS_UNUSED} if very many were made before
   *     and none came into use
   */
  public CreatedKey prepare() {
    return rotor.prepare(rotor.settled(), Duration.ZERO);
  }

  /**
   * Hands a successor to the store. Where another node has been faster, its key stays in use and
   * this one is deleted.
   *
   * @param successor what {@link #prepare} returned
   * @return whether it is in use now
   * @throws TwilioTokenException {@link Problem#SUCCESSOR_UNKNOWN} if it is none
   */
  public boolean activate(CreatedKey successor) {
    return rotor.activate(successor);
  }

  /**
   * Deletes those of this owner's keys that no living token needs.
   *
   * @return what became of each, kept ones included
   */
  public List<RotationStep> retire() {
    List<RotationStep> steps = new ArrayList<>();
    retire(steps::add);
    return steps;
  }

  /** One that cannot be deleted hinders no other. */
  private void retire(Consumer<RotationStep> told) {
    rotor.settle(rotor.view()).ifPresent(told);
    RotationState view = rotor.view();
    view.requireTime();
    List<TwilioApiException> failures = new ArrayList<>();
    for (RotationStep step : verdicts(view)) {
      try {
        told.accept(step.action() == Action.RETIRE ? rotor.retire(step) : step);
      } catch (TwilioApiException e) {
        failures.add(e);
        told.accept(
            new RotationStep(Action.KEEP, step.keySid(), "is not deleted: " + e.getMessage()));
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  /**
   * Does what is due: a successor, if the key in use is older than that, and whatever can be
   * deleted. Fit for a scheduler that calls it again and again.
   *
   * @param every how long a key is to be in use, up to 3650 days; zero for a new one now
   * @throws IllegalArgumentException if it is outside that range
   */
  public List<RotationStep> rotate(Duration every) {
    List<RotationStep> steps = new ArrayList<>();
    rotate(every, Duration.ZERO, steps::add);
    return steps;
  }

  /**
   * Does what is due, and tells each step once it is done, so that one knows what was done where a
   * later step fails.
   *
   * @param every how long a key is to be in use, up to 3650 days; zero for a new one now
   * @param soak how long a new key rests before it is used, up to the lag: the thread waits, and
   *     the key must sign in before and after
   * @param told gets each step
   * @throws IllegalArgumentException if one of both is outside its range
   */
  public void rotate(Duration every, Duration soak, Consumer<RotationStep> told) {
    Duration rest = rotor.checkedSoak(soak);
    RotationState view = rotor.view();
    rotor.settle(view).ifPresent(told);
    Optional<String> due = view.replacement(checked(every));
    if (due.isPresent()) {
      replace(rotor.prepare(view, rest), due.get(), told);
    }
    retire(told);
    if (due.isEmpty()) {
      store.requireWritable(); // told long before a key is due; what a dead writer left goes, too
    }
  }

  private void replace(CreatedKey successor, String why, Consumer<RotationStep> told) {
    String sid = successor.keySid();
    if (rotor.put(successor)) {
      told.accept(RotationStep.of(Action.REPLACE, sid, "is in use now: " + why));
      var unused = rotor.settle(sid);
    } else {
      told.accept(RotationStep.of(Action.RETIRE, sid, "another node has been faster"));
    }
  }

  /**
   * Says in words which key is in use, since when, and when the next is due.
   *
   * @param every how long a key is to be in use
   */
  public String status(Duration every) {
    return rotor.view().status(checked(every));
  }

  /** What {@link #rotate} would do now. It changes nothing. */
  public List<RotationStep> plan(Duration every) {
    RotationState view = rotor.view();
    view.requireOurs();
    view.requireTime();
    List<RotationStep> steps = new ArrayList<>();
    view.newMark()
        .map(mark -> RotationStep.of(Action.MARK, view.current(), view.markedWhy()))
        .ifPresent(steps::add);
    Optional<String> due = view.replacement(checked(every));
    if (due.isPresent()) {
      store.requireWritable();
      steps.add(new RotationStep(Action.REPLACE, Optional.empty(), due.get()));
    }
    steps.addAll(verdicts(view));
    return steps;
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
    return new Revoker(keys, rotor).revokeAll(keySid);
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
    return new Revoker(keys, rotor).revokeConfirmed(keySid, confirmation);
  }

  /** Longer ones overflow, and less than none means nothing. */
  private static Duration checked(Duration every) {
    if (every.isNegative() || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(every + " is not from PT0S to " + LONGEST);
    }
    return every;
  }

  private static List<RotationStep> verdicts(RotationState view) {
    return view.keys().keySet().stream().flatMap(sid -> view.verdict(sid).stream()).toList();
  }
}
