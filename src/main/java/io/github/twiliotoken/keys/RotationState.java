package io.github.twiliotoken.keys;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * What the store and then Twilio have said, and what follows from it. Every rule holds whatever
 * other nodes do meanwhile, and however late what they have begun arrives, since
 *
 * <ul>
 *   <li>a SID that the store has stopped naming does not come back,
 *   <li>a key's moment was read from Twilio's clock after the store had been seen to name it.
 * </ul>
 *
 * @param current the SID that the store names
 * @param keys all that Twilio has, by SID
 * @param marks those of this owner, by SID
 * @param clocks what Twilio's clock and the own one said, or a little before
 * @param lag how long after the store a node may still sign with a key
 */
record RotationState(
    String current,
    Map<String, ApiKey> keys,
    Map<String, KeyLabel> marks,
    Clocks clocks,
    Duration lag) {

  /**
   * What the name of the key in use must say; empty where it says so. The moment is later than the
   * look at the store, and rounded up, so that no key before it was named at that moment.
   */
  Optional<KeyLabel> newMark() {
    return Optional.ofNullable(marks.get(current))
        .filter(mark -> mark.since().map(lineage()::isOvertaken).orElse(true))
        .map(mark -> mark.since(clocks.later().plusSeconds(1)));
  }

  /** Why that is to be written. */
  String markedWhy() {
    boolean overtaken =
        Optional.ofNullable(marks.get(current)).flatMap(KeyLabel::since).isPresent();
    return overtaken
        ? "is in use, and a key beside it came into use later: the store was edited by hand, or"
            + " another store has this owner"
        : "is in use";
  }

  private Lineage lineage() {
    return new Lineage(current, keys, marks);
  }

  private Instant now() {
    return clocks.earlier();
  }

  /** Refuses to go on where one cannot tell what time it is, or a name tells of the future. */
  void requireTime() {
    clocks.requireAgreement(lag);
    Instant latest = clocks.later().plus(lag.dividedBy(2)).plusSeconds(1);
    marks.forEach(
        (sid, mark) -> {
          if (mark.since().filter(latest::isBefore).isPresent()) {
            throw Problem.MARK_AHEAD.because(
                "The name of %s is '%s', and it is %s now; '%s' would be possible",
                sid, mark, clocks.later(), mark.since(possible(sid)));
          }
        });
  }

  /** Before that which has followed it, or now. */
  private Instant possible(String sid) {
    return lineage().followers(sid).stream()
        .flatMap(follower -> follower.since().stream())
        .map(since -> since.minusSeconds(1))
        .min(Comparator.naturalOrder())
        .filter(clocks.later()::isAfter)
        .orElse(clocks.later());
  }

  /**
   * Refuses to go on where account or region are wrong: the store has the only copy of a secret.
   */
  void requireOurs() {
    if (!keys.containsKey(current) && marks.isEmpty()) {
      throw Problem.KEY_UNKNOWN.because(
          "The store names %s, which Twilio does not know here, and no key of this owner either",
          current);
    }
  }

  /** Why another key is due now; empty if it is not. */
  Optional<String> replacement(Duration every) {
    KeyLabel mark = marks.get(current);
    if (!keys.containsKey(current)) {
      return Optional.of("Twilio has no key " + current);
    }
    if (mark == null) {
      return Optional.of(current + " was not made by a rotation of this owner");
    }
    Instant since = mark.since().orElse(now());
    if (every.isZero() || isOver(since, every)) {
      return Optional.of(current + " has been in use since " + since);
    }
    // its name was renewed again and again: another store names it, or what came before it
    Optional<Instant> old = created(current).filter(made -> isOver(made, every.plus(spell())));
    if (old.isPresent()) {
      return Optional.of(current + " was made at " + old.get() + ", whatever its name says");
    }
    return marks.keySet().stream()
        .filter(lineage()::isSpareOfCurrent)
        .filter(sid -> created(sid).filter(made -> isOver(made, lag)).isPresent())
        .findFirst()
        .map(sid -> "the rotation that made " + sid + " has not ended");
  }

  /** Which key is in use, since when, and when the next is due. */
  String status(Duration every) {
    Optional<Instant> since = Optional.ofNullable(marks.get(current)).flatMap(KeyLabel::since);
    return current
        + since.map(moment -> " is in use since " + moment).orElse(" is in use")
        + since
            .map(moment -> moment.plus(every))
            .filter(now()::isBefore)
            .map(due -> "; the next is due from " + due + " on")
            .orElse("; the next is due now");
  }

  /** How long tokens of a key may live once the store has stopped naming it. */
  private Duration spell() {
    return lag.plus(Ttl.CAP);
  }

  private boolean isOver(Instant begin, Duration time) {
    return !begin.plus(time).isAfter(now());
  }

  /** What becomes of a key of ours, or of one that ours has followed; empty for all others. */
  Optional<RotationStep> verdict(String sid) {
    KeyLabel mark = marks.get(sid);
    if (sid.equals(current) || (mark == null && lineage().followers(sid).isEmpty())) {
      return Optional.empty();
    }
    if (mark == null) {
      return Optional.of(keep(sid, "is not of this owner, so yours to delete" + from(due(sid))));
    }
    if (lineage().isSpareOfCurrent(sid)) {
      return Optional.of(keep(sid, "was made to follow the key in use; goes when another has"));
    }
    if (lineage().isLost(sid)) {
      String why = "was made for a rotation that another has won";
      return Optional.of(retire(sid, created(sid).map(made -> made.plus(spell())), why, why));
    }
    if (newMark().isEmpty() && lineage().replaced(sid).isEmpty()) {
      return Optional.of(keep(sid, doubt(mark)));
    }
    return Optional.of(retire(sid, due(sid), "its last token has ended", "tokens of it may live"));
  }

  private RotationStep retire(String sid, Optional<Instant> due, String gone, String kept) {
    return due.filter(moment -> !moment.isAfter(now())).isPresent()
        ? RotationStep.of(Action.RETIRE, sid, gone)
        : keep(sid, kept + "; goes" + from(due));
  }

  private static String doubt(KeyLabel mark) {
    return (mark.since().isPresent()
            ? "says that it is in use, and no key has followed it"
            : "was made to follow " + mark.after() + ", which the key in use has not followed")
        + "; another store may have the owner '%s'. If no store names it, revoke it"
            .formatted(mark.owner());
  }

  /**
   * How many minutes of tokens die with the key, if it is deleted now; a day where none can tell.
   */
  long minutes(String sid) {
    if (!clocks.agree(lag)) {
      return Ttl.CAP.toMinutes();
    }
    Instant day = now().minus(Ttl.CAP);
    Instant begin = created(sid).filter(day::isBefore).orElse(day);
    Instant end =
        lineage()
            .replaced(sid)
            .filter(moment -> !sid.equals(current))
            .map(moment -> moment.plus(lag))
            .filter(clocks.later()::isAfter)
            .orElse(clocks.later());
    long minutes = Duration.between(begin, end).plusSeconds(59).toMinutes();
    return Math.max(0, Math.min(minutes, Ttl.CAP.toMinutes()));
  }

  /** Those of the last day: older ones hinder nobody who has repaired the store. */
  long recentSpares() {
    return marks.keySet().stream()
        .filter(lineage()::isSpareOfCurrent)
        .filter(sid -> created(sid).filter(made -> !isOver(made, Ttl.CAP)).isPresent())
        .count();
  }

  /**
   * Unknown while the key in use does not say since when: it may have followed this one just now.
   */
  private Optional<Instant> due(String sid) {
    return newMark().isPresent()
        ? Optional.empty()
        : lineage().replaced(sid).map(moment -> moment.plus(spell()));
  }

  private Optional<Instant> created(String sid) {
    return Optional.ofNullable(keys.get(sid)).flatMap(ApiKey::created);
  }

  private static String from(Optional<Instant> due) {
    return due.map(moment -> " from " + moment + " on").orElse(" later");
  }

  private static RotationStep keep(String sid, String why) {
    return RotationStep.of(Action.KEEP, sid, why);
  }
}
