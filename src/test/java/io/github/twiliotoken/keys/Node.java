package io.github.twiliotoken.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What one node sees of the world; before each call it is decided what becomes of it. */
final class Node implements KeyApi, CredentialsStore {
  /** What becomes of a call. */
  enum Fate {
    DONE,
    FAILED_BEFORE,
    FAILED_AFTER,
    KILLED_BEFORE,
    KILLED_AFTER,
    /** It fails, and is done all the same, at some later time. */
    LATE
  }

  /** The process is gone; nothing catches that. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private final World world;
  private final int store;
  private final Function<String, Fate> fates;

  Node(World world, Function<String, Fate> fates) {
    this(world, 0, fates);
  }

  /**
   * A node with another store.
   *
   * @param store which of the world's stores
   */
  Node(World world, int store, Function<String, Fate> fates) {
    this.world = world;
    this.store = store;
    this.fates = fates;
  }

  KeyRotation rotation() {
    return new KeyRotation(this, this, World.OWNER, World.LAG, world.clock());
  }

  private <T> T call(String name, Supplier<T> effect) {
    Fate fate = fates.apply(name);
    switch (fate) {
      case KILLED_BEFORE -> throw new Killed();
      case FAILED_BEFORE -> throw failure(name);
      case LATE -> {
        world.later(
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
    if (fate == Fate.KILLED_AFTER) {
      throw new Killed();
    }
    if (fate == Fate.FAILED_AFTER) {
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
    return call("create", () -> world.create(friendlyName));
  }

  @Override
  public Stream<ApiKey> list() {
    return call("list", world::list).stream();
  }

  @Override
  public Optional<ApiKey> get(String sid) {
    return call("get", () -> world.get(sid));
  }

  @Override
  public ApiKey rename(String sid, String friendlyName) {
    return call(
        "rename",
        () -> {
          try {
            return world.rename(sid, friendlyName);
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
              world.delete(sid);
              return sid;
            });
  }

  @Override
  public void verify(CreatedKey key, Duration soak) {
    if (call("verify", () -> world.get(key.keySid())).isEmpty()) {
      throw new TwilioApiException(401, "no such key");
    }
  }

  @Override
  public Instant time() {
    return call("time", world::time);
  }

  @Override
  public String current() {
    return call("store.current", () -> world.named(store));
  }

  @Override
  public void requireWritable() {
    boolean unused =
        call(
            "store.requireWritable",
            () -> {
              world.requireWritable();
              return true;
            });
  }

  @Override
  public boolean replace(String expectedSid, CreatedKey next) {
    return call("store.replace", () -> world.replace(store, expectedSid, next));
  }
}
