package io.github.twiliotoken.keys;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.util.Optional;

/**
 * Does the single steps of a rotation. The process may die between any two calls to Twilio or to
 * the store.
 */
record RotationSteps(
    KeyApi keys, CredentialsStore store, String owner, RotationStateReader reader) {
  /**
   * The number of unused successors at which no other is made: the store evidently cannot be
   * written.
   */
  private static final int MAX_UNUSED_SUCCESSORS = 20;

  RotationState read() {
    return reader.read();
  }

  /** Reads the state for a caller that changes something, and labels the key in use. */
  RotationState readAndLabel() {
    RotationState state = read();
    state.requireKnownStore();
    var unused = labelCurrent(state);
    return state;
  }

  /** Makes and verifies a successor. It compares no clocks, so that an emergency needs none. */
  CreatedKey prepare(RotationState state, Duration soak) {
    state.requireKnownStore();
    KeyLabel label = KeyLabel.next(owner, state.current());
    long unused = state.recentUnusedSuccessors();
    if (unused >= MAX_UNUSED_SUCCESSORS) {
      throw Problem.SUCCESSORS_UNUSED.because(
          "%d keys '%s' were made, and the store still names that one", unused, label);
    }
    store.requireWritable();
    CreatedKey successor = keys.create(label.toString());
    try {
      keys.verify(successor, soak);
      return successor;
    } catch (TwilioApiException e) {
      discard(successor.keySid(), e);
      throw e.status() == 401 ? unusable(successor.keySid(), e) : e;
    }
  }

  /**
   * Makes the refusal of a new key that cannot sign in; Twilio's own 401 would read as if the login
   * were wrong.
   */
  private static TwilioTokenException unusable(String sid, TwilioApiException e) {
    TwilioTokenException refused =
        Problem.NEW_KEY_UNUSABLE.because(
            "The new key %s could not sign in, though it was tried for minutes: %s. The old key"
                + " stays in use",
            sid, String.valueOf(e.getMessage()));
    refused.addSuppressed(e);
    return refused;
  }

  /** Deletes a successor that never came into use; where this fails, a later rotation does it. */
  private void discard(String sid, RuntimeException failure) {
    try {
      keys.delete(sid);
    } catch (TwilioApiException | TwilioTokenException e) {
      failure.addSuppressed(e);
    }
  }

  /** Writes a successor to the store, and labels it. */
  boolean activate(CreatedKey successor) {
    boolean inUse = storeSuccessor(successor);
    if (inUse) {
      var unused = markActive(successor.keySid());
    }
    return inUse;
  }

  /**
   * Writes a successor to the store; its label does not say so yet. A successor that lost the race
   * is deleted.
   *
   * @return whether the store names it
   */
  boolean storeSuccessor(CreatedKey successor) {
    String sid = successor.keySid();
    Optional<ApiKey> key = keys.get(sid);
    if (key.isEmpty()) {
      return false; // a faster node has deleted it as well
    }
    if (isCurrent(sid)) {
      return true; // a run before this one was interrupted
    }
    KeyLabel label =
        KeyLabel.of(owner, key.get())
            .filter(found -> found.since().isEmpty())
            .orElseThrow(
                () ->
                    Problem.SUCCESSOR_UNKNOWN.because(
                        "The key %s was not prepared for '%s', or has been in use", sid, owner));
    if (compareAndSet(label.after(), successor)) {
      return true;
    }
    deleteLoser(sid);
    return false;
  }

  /**
   * Deletes a successor that another has beaten. Where that is refused, a later rotation does it.
   */
  private void deleteLoser(String sid) {
    try {
      keys.delete(sid);
    } catch (TwilioTokenException e) {
      // a credentials file of another account could not be read, say
    }
  }

  /**
   * Has the store replace its key. Where a write failed half-way, what the store says afterwards
   * decides.
   */
  private boolean compareAndSet(String expected, CreatedKey successor) {
    try {
      return store.replace(expected, successor) || isCurrent(successor.keySid());
    } catch (RuntimeException e) {
      if (isCurrentDespite(e, successor.keySid())) {
        return true;
      }
      // the write may yet arrive, so the successor stays until the store names a third key
      throw e;
    }
  }

  private boolean isCurrentDespite(RuntimeException failure, String sid) {
    try {
      return isCurrent(sid);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      return false;
    }
  }

  boolean isCurrent(String sid) {
    return store.current().equals(sid);
  }

  /** Writes into the label of a key that the store names since when it is in use. */
  Optional<RotationStep> markActive(String current) {
    return labelCurrent(reader.read(current));
  }

  Optional<RotationStep> labelCurrent(RotationState state) {
    state.requireReliableTime();
    Optional<KeyLabel> label = state.pendingLabel();
    label.ifPresent(pending -> keys.rename(state.current(), pending.toString()));
    return label.map(
        pending -> RotationStep.of(Action.LABEL, state.current(), state.pendingLabelReason()));
  }

  /** Deletes a key that {@link RetirementRules} found to be of no use, unless it is in use now. */
  RotationStep retire(RotationStep step) {
    String sid = step.keySid().orElseThrow();
    if (isCurrent(sid)) {
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
   * Makes the successors of a deleted key follow the one before it: otherwise no label tells when
   * that one went out of use. Where this fails, the next rotation reports it.
   */
  void relinkSuccessors(String deleted, RotationState state) {
    KeyLabel gone = state.labels().get(deleted);
    if (gone == null || !state.labels().containsKey(gone.after())) {
      return;
    }
    state
        .labels()
        .forEach(
            (sid, label) -> {
              if (label.after().equals(deleted) && label.since().isPresent()) {
                try {
                  keys.rename(sid, new KeyLabel(owner, label.since(), gone.after()).toString());
                } catch (TwilioApiException e) {
                  // the deletion is what counts
                }
              }
            });
  }
}
