package io.github.twiliotoken.keys;

import io.github.twiliotoken.keys.RotationStep.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does or plans what is due.
 *
 * @param listener gets each step once it is done
 */
record RotationRun(RotationSteps steps, Consumer<RotationStep> listener) {
  void rotate(Duration every, Duration soak) {
    RotationState state = steps.read();
    steps.labelCurrent(state).ifPresent(listener);
    Optional<String> reason = state.replacementReason(every);
    if (reason.isPresent()) {
      replaceCurrent(steps.prepare(state, soak), reason.get());
    }
    retire();
    if (reason.isEmpty()) {
      // reported long before a key is due, and removes what a killed writer left
      steps.store().requireWritable();
    }
  }

  private void replaceCurrent(CreatedKey successor, String reason) {
    String sid = successor.keySid();
    if (steps.storeSuccessor(successor)) {
      listener.accept(RotationStep.of(Action.REPLACE, sid, "is in use now: " + reason));
      var unused = steps.markActive(sid);
    } else {
      listener.accept(RotationStep.of(Action.RETIRE, sid, "another node has been faster"));
    }
  }

  /** Deletes what no token needs. A key that cannot be deleted does not stop the others. */
  void retire() {
    steps.labelCurrent(steps.read()).ifPresent(listener);
    RotationState state = steps.read();
    state.requireReliableTime();
    List<TwilioApiException> failures = new ArrayList<>();
    for (RotationStep step : RetirementRules.of(state).steps()) {
      try {
        listener.accept(step.action() == Action.RETIRE ? steps.retire(step) : step);
      } catch (TwilioApiException e) {
        failures.add(e);
        listener.accept(
            new RotationStep(Action.KEEP, step.keySid(), "is not deleted: " + e.getMessage()));
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  /** Tells the listener what {@link #rotate} would do, and changes nothing. */
  void plan(Duration every) {
    RotationState state = steps.read();
    state.requireKnownStore();
    state.requireReliableTime();
    if (state.pendingLabel().isPresent()) {
      listener.accept(RotationStep.of(Action.LABEL, state.current(), state.pendingLabelReason()));
    }
    Optional<String> reason = state.replacementReason(every);
    if (reason.isPresent()) {
      steps.store().requireWritable();
      listener.accept(new RotationStep(Action.REPLACE, Optional.empty(), reason.get()));
    }
    RetirementRules.of(state).steps().forEach(listener);
  }
}
