package io.github.twiliotoken.keys;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides which keys may be deleted because no living token needs them. */
record RetirementRules(RotationState state, KeySuccession succession) {
  static RetirementRules of(RotationState state) {
    return new RetirementRules(state, state.succession());
  }

  /** Returns what becomes of each key that was in use, or was to be. */
  List<RotationStep> steps() {
    return state.keys().keySet().stream().flatMap(sid -> step(sid).stream()).toList();
  }

  /**
   * Returns what becomes of a key; empty for the key in use, and for keys that no rotation of this
   * owner has made or replaced.
   */
  Optional<RotationStep> step(String sid) {
    KeyLabel label = state.labels().get(sid);
    if (sid.equals(state.current()) || (label == null && succession.successors(sid).isEmpty())) {
      return Optional.empty();
    }
    if (label == null) {
      return Optional.of(keep(sid, "is not of this owner, so yours to delete" + from(due(sid))));
    }
    if (succession.isUnusedSuccessorOfCurrent(sid)) {
      return Optional.of(keep(sid, "was made to follow the key in use; goes when another has"));
    }
    if (succession.isSuperseded(sid)) {
      String why = "was made for a rotation that another has won";
      return Optional.of(
          retire(sid, state.created(sid).map(made -> made.plus(state.retention())), why, why));
    }
    if (state.pendingLabel().isEmpty() && succession.replacedAt(sid).isEmpty()) {
      return Optional.of(keep(sid, doubt(label)));
    }
    return Optional.of(retire(sid, due(sid), "its last token has ended", "tokens of it may live"));
  }

  private RotationStep retire(String sid, Optional<Instant> due, String gone, String kept) {
    return due.filter(moment -> !moment.isAfter(state.now())).isPresent()
        ? RotationStep.of(Action.RETIRE, sid, gone)
        : keep(sid, kept + "; goes" + from(due));
  }

  private static String doubt(KeyLabel label) {
    return (label.since().isPresent()
            ? "says that it is in use, and no key has followed it"
            : "was made to follow " + label.after() + ", which the key in use has not followed")
        + "; another store may have the owner '%s'. If no store names it, revoke it"
            .formatted(label.owner());
  }

  /**
   * Returns when a key may be deleted. It is empty while the key in use does not say since when:
   * that may have followed this one just now.
   */
  private Optional<Instant> due(String sid) {
    return state.pendingLabel().isPresent()
        ? Optional.empty()
        : succession.replacedAt(sid).map(moment -> moment.plus(state.retention()));
  }

  /** Returns how many minutes of tokens end if a key is deleted now; a day where none can tell. */
  long minutesLost(String sid) {
    if (!state.clocks().agree(state.lag())) {
      return Ttl.CAP.toMinutes();
    }
    Instant later = state.clocks().later();
    Instant day = state.now().minus(Ttl.CAP);
    Instant begin = state.created(sid).filter(day::isBefore).orElse(day);
    Instant end =
        succession
            .replacedAt(sid)
            .filter(moment -> !sid.equals(state.current()))
            .map(moment -> moment.plus(state.lag()))
            .filter(later::isAfter)
            .orElse(later);
    long minutes = Duration.between(begin, end).plusSeconds(59).toMinutes();
    return Math.max(0, Math.min(minutes, Ttl.CAP.toMinutes()));
  }

  private static String from(Optional<Instant> due) {
    return due.map(moment -> " from " + moment + " on").orElse(" later");
  }

  private static RotationStep keep(String sid, String why) {
    return RotationStep.of(Action.KEEP, sid, why);
  }
}
