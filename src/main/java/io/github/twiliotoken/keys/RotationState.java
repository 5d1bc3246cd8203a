package io.github.twiliotoken.keys;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what the store and then Twilio said at one moment, and concludes from it what is due for
 * the key in use. {@link RetirementRules} concludes what becomes of the others. Every conclusion
 * holds whatever other nodes do meanwhile, and however late their requests arrive, since
 *
 * <ul>
 *   <li>a SID that the store has stopped naming does not come back,
 *   <li>the moment in a key's label was read from Twilio's clock after the store named the key.
 * </ul>
 *
 * @param current the SID that the store names
 * @param keys all that Twilio has, by SID
 * @param labels those of this owner's keys, by SID
 * @param clocks what Twilio's clock and this machine's said, or a little before
 * @param lag how long after the store a node may still sign with a key
 */
record RotationState(
    String current,
    Map<String, ApiKey> keys,
    Map<String, KeyLabel> labels,
    ClockReadings clocks,
    Duration lag) {

  /**
   * Returns the label that the key in use must get; empty where it has it. The moment is later than
   * the look at the store, and rounded up, so that no key before it was named at that moment.
   */
  Optional<KeyLabel> pendingLabel() {
    return Optional.ofNullable(labels.get(current))
        .filter(label -> label.since().map(succession()::hasLaterNeighbour).orElse(true))
        .map(label -> label.since(clocks.later().plusSeconds(1)));
  }

  /** Says why {@link #pendingLabel} is to be written. */
  String pendingLabelReason() {
    return sinceOfCurrent().isPresent()
        ? "is in use, and a key beside it came into use later: the store was edited by hand, or"
            + " another store has this owner"
        : "is in use";
  }

  KeySuccession succession() {
    return new KeySuccession(current, keys, labels);
  }

  private Optional<Instant> sinceOfCurrent() {
    return Optional.ofNullable(labels.get(current)).flatMap(KeyLabel::since);
  }

  /**
   * Returns the time of the clock that is behind, so that one wrong clock makes nothing due early.
   */
  Instant now() {
    return clocks.earlier();
  }

  /**
   * Checks that the two clocks agree, and that no label tells of the future.
   *
   * @throws io.github.twiliotoken.problem.TwilioTokenException {@link Problem#CLOCKS_DIFFER} or
   *     {@link Problem#LABEL_AHEAD}
   */
  void requireReliableTime() {
    clocks.requireAgreement(lag);
    Instant latest = clocks.later().plus(lag.dividedBy(2)).plusSeconds(1);
    labels.forEach(
        (sid, label) -> {
          if (label.since().filter(latest::isBefore).isPresent()) {
            throw Problem.LABEL_AHEAD.because(
                "The name of %s is '%s', and it is %s now; '%s' would be possible",
                sid, label, clocks.later(), label.since(latestPossibleStart(sid)));
          }
        });
  }

  /**
   * Returns the latest moment at which a key can have come into use: a second before a successor
   * did, or now.
   */
  private Instant latestPossibleStart(String sid) {
    return succession().successors(sid).stream()
        .flatMap(successor -> successor.since().stream())
        .map(since -> since.minusSeconds(1))
        .min(Comparator.naturalOrder())
        .filter(clocks.later()::isAfter)
        .orElse(clocks.later());
  }

  /**
   * Checks that account and region are right. With wrong ones, a rotation would overwrite the
   * store, which has the only copy of a secret.
   *
   * @throws io.github.twiliotoken.problem.TwilioTokenException {@link Problem#KEY_UNKNOWN}
   */
  void requireKnownStore() {
    if (!keys.containsKey(current) && labels.isEmpty()) {
      throw Problem.KEY_UNKNOWN.because(
          "The store names %s, which Twilio does not know here, and no key of this owner either",
          current);
    }
  }

  /** Says why another key is due now; empty if none is. */
  Optional<String> replacementReason(Duration every) {
    KeyLabel label = labels.get(current);
    if (!keys.containsKey(current)) {
      return Optional.of("Twilio has no key " + current);
    }
    if (label == null) {
      return Optional.of(current + " was not made by a rotation of this owner");
    }
    Instant since = label.since().orElse(now());
    if (every.isZero() || isOver(since, every)) {
      return Optional.of(current + " has been in use since " + since);
    }
    // its label was renewed again and again: another store names it, or what came before it
    Optional<Instant> old = created(current).filter(made -> isOver(made, every.plus(retention())));
    if (old.isPresent()) {
      return Optional.of(current + " was made at " + old.get() + ", whatever its name says");
    }
    return labels.keySet().stream()
        .filter(succession()::isUnusedSuccessorOfCurrent)
        .filter(sid -> created(sid).filter(made -> isOver(made, lag)).isPresent())
        .findFirst()
        .map(sid -> "the rotation that made " + sid + " has not ended");
  }

  /** Says which key is in use, since when, and when the next is due. */
  String status(Duration every) {
    Optional<Instant> since = sinceOfCurrent();
    return current
        + since.map(moment -> " is in use since " + moment).orElse(" is in use")
        + since
            .map(moment -> moment.plus(every))
            .filter(now()::isBefore)
            .map(due -> "; the next is due from " + due + " on")
            .orElse("; the next is due now");
  }

  /** Returns how long tokens of a key may live after the store stopped naming it. */
  Duration retention() {
    return lag.plus(Ttl.CAP);
  }

  private boolean isOver(Instant begin, Duration time) {
    return !begin.plus(time).isAfter(now());
  }

  /** Counts the unused successors of the last day; older ones do not stop a repaired store. */
  long recentUnusedSuccessors() {
    return labels.keySet().stream()
        .filter(succession()::isUnusedSuccessorOfCurrent)
        .filter(sid -> created(sid).filter(made -> !isOver(made, Ttl.CAP)).isPresent())
        .count();
  }

  Optional<Instant> created(String sid) {
    return Optional.ofNullable(keys.get(sid)).flatMap(ApiKey::created);
  }
}
