package io.github.twiliotoken.keys;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The single steps of a rotation. Between any two of them the process may die. */
record RotationSteps(KeyApi keys, CredentialsStore store, String owner, Duration lag, Clock clock) {
  /** With this many successors in vain, the store cannot be written. */
  private static final int MOST_SPARES = 20;

  /** Needs no clock, so that an emergency needs none. */
  CreatedKey prepare(RotationState view, Duration soak) {
    view.requireOurs();
    long spares = view.recentSpares();
    if (spares >= MOST_SPARES) {
      throw Problem.SUCCESSORS_UNUSED.because(
          "%d keys '%s' were made, and the store still names that one",
          spares, KeyLabel.next(owner, view.current()));
    }
    store.requireWritable();
    CreatedKey successor = keys.create(KeyLabel.next(owner, view.current()).toString());
    try {
      keys.verify(successor, soak);
      return successor;
    } catch (TwilioApiException e) {
      discard(successor.keySid(), e);
      throw e.status() == 401 ? unusable(successor.keySid(), e) : e;
    }
  }

  /** Else it reads as if the login were wrong. */
  private static TwilioTokenException unusable(String sid, TwilioApiException e) {
    TwilioTokenException refused =
        Problem.NEW_KEY_UNUSABLE.because(
            "The new key %s could not sign in, though it was tried for minutes: %s. The key before"
                + " stays in use",
            sid, String.valueOf(e.getMessage()));
    refused.addSuppressed(e);
    return refused;
  }

  /** A key that rests longer looks to other nodes like one of a rotation that has died. */
  Duration checkedSoak(Duration soak) {
    if (soak.isNegative() || soak.compareTo(lag) > 0) {
      throw new IllegalArgumentException(soak + " is not from PT0S to " + lag + ", the lag");
    }
    return soak;
  }

  boolean activate(CreatedKey successor) {
    boolean inUse = put(successor);
    if (inUse) {
      var unused = settle(successor.keySid());
    }
    return inUse;
  }

  /** Has the store name it; its name does not say so yet. */
  boolean put(CreatedKey successor) {
    String sid = successor.keySid();
    Optional<ApiKey> key = keys.get(sid);
    if (key.isEmpty()) {
      return false; // a faster node has cleared it away as well
    }
    if (isNamed(sid)) {
      return true; // a run before this one was interrupted
    }
    KeyLabel mark =
        KeyLabel.of(owner, key.get())
            .filter(found -> found.since().isEmpty())
            .orElseThrow(
                () ->
                    Problem.SUCCESSOR_UNKNOWN.because(
                        "The key %s was not prepared for '%s', or has been in use", sid, owner));
    if (replace(mark.after(), successor)) {
      return true;
    }
    keys.delete(sid);
    return false;
  }

  /** A look that may be acted on; the key in use says since when it has been. */
  RotationState settled() {
    RotationState view = view();
    view.requireOurs();
    var unused = settle(view);
    return view;
  }

  /** The store is read first: what {@link RotationState} concludes rests on it. */
  RotationState view() {
    return view(store.current());
  }

  private RotationState view(String current) {
    Map<String, ApiKey> all = new LinkedHashMap<>();
    keys.list().forEach(key -> all.put(key.sid(), key));
    // a list may skip a key while others are deleted, and must not skip this one
    all.remove(current);
    keys.get(current).ifPresent(key -> all.put(current, key));
    Map<String, KeyLabel> marks = new HashMap<>();
    all.forEach((sid, key) -> KeyLabel.of(owner, key).ifPresent(mark -> marks.put(sid, mark)));
    Instant own = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new RotationState(current, all, marks, new Clocks(keys.time(), own), lag);
  }

  /** Writes into the name of the key in use since when it has been. */
  Optional<RotationStep> settle(String current) {
    return settle(view(current));
  }

  Optional<RotationStep> settle(RotationState view) {
    view.requireTime();
    Optional<KeyLabel> mark = view.newMark();
    mark.ifPresent(found -> keys.rename(view.current(), found.toString()));
    return mark.map(found -> RotationStep.of(Action.MARK, view.current(), view.markedWhy()));
  }

  /** Compares and sets; where that has failed half-way, what the store says afterwards decides. */
  boolean replace(String expected, CreatedKey successor) {
    try {
      return store.replace(expected, successor) || isNamed(successor.keySid());
    } catch (RuntimeException e) {
      if (isNamedAfter(e, successor.keySid())) {
        return true;
      }
      // it may yet arrive, so the successor stays until the store names a third key
      throw e;
    }
  }

  private boolean isNamedAfter(RuntimeException failure, String sid) {
    try {
      return isNamed(sid);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      return false;
    }
  }

  boolean isNamed(String sid) {
    return store.current().equals(sid);
  }

  /** Deletes what a look has found to be of no use. */
  RotationStep retire(RotationStep step) {
    String sid = step.keySid().orElseThrow();
    if (isNamed(sid)) {
      return RotationStep.of(Action.KEEP, sid, "the store names it");
    }
    try {
      keys.delete(sid);
      return step;
    } catch (TwilioTokenException e) {
      return RotationStep.of(Action.KEEP, sid, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Has those that followed a deleted key follow the one before it: else nothing tells when that
   * one went out of use. Where this fails, the next rotation reports it.
   */
  void bequeath(String deleted, RotationState view) {
    KeyLabel gone = view.marks().get(deleted);
    if (gone == null || !view.marks().containsKey(gone.after())) {
      return;
    }
    view.marks()
        .forEach(
            (sid, mark) -> {
              if (mark.after().equals(deleted) && mark.since().isPresent()) {
                try {
                  keys.rename(sid, new KeyLabel(owner, mark.since(), gone.after()).toString());
                } catch (TwilioApiException e) {
                  // the deletion is what counts
                }
              }
            });
  }

  /** Deletes a successor that never came into use; what fails here a later rotation clears away. */
  void discard(String sid, RuntimeException failure) {
    try {
      keys.delete(sid);
    } catch (TwilioApiException e) {
      failure.addSuppressed(e);
    }
  }
}
