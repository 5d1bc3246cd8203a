package io.github.twiliotoken.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Gives a rotation a view of the simulation, and injects a fault into each call that is to fail.
 */
final class SimulatedNode implements KeyApi, CredentialsStore {
  /** What a call comes to. */
  enum CallOutcome {
    DONE,
    FAILED_BEFORE,
    FAILED_AFTER,
    KILLED_BEFORE,
    KILLED_AFTER,
    /** It fails, and is done all the same, at some later time. */
    LATE
  }

  /** Ends the process: no code catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private final RotationSimulation simulation;
  private final int store;
  private final Function<String, CallOutcome> outcomes;

  SimulatedNode(RotationSimulation simulation, Function<String, CallOutcome> outcomes) {
    this(simulation, 0, outcomes);
  }

  /**
   * A node with another store.
   *
   * @param store which of the simulation's stores
   */
  SimulatedNode(RotationSimulation simulation, int store, Function<String, CallOutcome> outcomes) {
    this.simulation = simulation;
    this.store = store;
    this.outcomes = outcomes;
  }

  KeyRotation rotation() {
    return new KeyRotation(
        this, this, RotationSimulation.OWNER, RotationSimulation.LAG, simulation.clock());
  }

  private <T> T call(String name, Supplier<T> effect) {
    CallOutcome outcome = outcomes.apply(name);
    switch (outcome) {
      case KILLED_BEFORE -> throw new Killed();
      case FAILED_BEFORE -> throw failure(name);
      case LATE -> {
        simulation.delay(
            () -> {
              try {
                T unused = effect.get();
              } catch (IllegalStateException e) {
                // the store could not be written then
              }
            });
        throw failure(name);
      }
      default -> {}
    }
    T result = effect.get();
    if (outcome == CallOutcome.KILLED_AFTER) {
      throw new Killed();
    }
    if (outcome == CallOutcome.FAILED_AFTER) {
      throw failure(name);
    }
    return result;
  }

  private static RuntimeException failure(String name) {
    return name.startsWith("store")
        ? new IllegalStateException(name)
        : new TwilioApiException(0, name);
  }

  @Override
  public CreatedKey create(String friendlyName) {
    return call("create", () -> simulation.create(friendlyName));
  }

  @Override
  public Stream<ApiKey> list() {
    return call("list", simulation::list).stream();
  }

  @Override
  public Optional<ApiKey> get(String sid) {
    return call("get", () -> simulation.get(sid));
  }

  @Override
  public ApiKey rename(String sid, String friendlyName) {
    return call(
        "rename",
        () -> {
          try {
            return simulation.rename(sid, friendlyName);
          } catch (TwilioApiException e) {
            return new ApiKey(sid, "", Optional.empty()); // only where it comes late
          }
        });
  }

  @Override
  public void delete(String sid) {
    forceDelete(sid);
  }

  @Override
  public void forceDelete(String sid) {
    var unused =
        call(
            "delete",
            () -> {
              simulation.delete(sid);
              return sid;
            });
  }

  @Override
  public void verify(CreatedKey key, Duration soak) {
    if (call("verify", () -> simulation.get(key.keySid())).isEmpty()) {
      throw new TwilioApiException(401, "no such key");
    }
  }

  @Override
  public Instant time() {
    return call("time", simulation::time);
  }

  @Override
  public String current() {
    return call("store.current", () -> simulation.named(store));
  }

  @Override
  public void requireWritable() {
    boolean unused =
        call(
            "store.requireWritable",
            () -> {
              simulation.requireWritable();
              return true;
            });
  }

  @Override
  public boolean replace(String expectedSid, CreatedKey next) {
    return call("store.replace", () -> simulation.replace(store, expectedSid, next));
  }
}
