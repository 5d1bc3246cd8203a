package io.github.twiliotoken.keys;

import io.github.twiliotoken.keys.RotationStep.Action;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
 * @param now Twilio's clock, or a little before
 * @param lag how long after the store a node may still sign with a key
 */
record View(
    String current, Map<String, ApiKey> keys, Map<String, Mark> marks, Instant now, Duration lag) {

  /**
   * What the name of the key in use must say; empty where it says so. The moment is later than the
   * look at the store, and rounded up, so that no key before it was named at that moment.
   */
  Optional<Mark> newMark() {
    return Optional.ofNullable(marks.get(current))
        .filter(mark -> mark.since().map(this::isOvertaken).orElse(true))
        .map(mark -> mark.since(now.plusSeconds(1)));
  }

  /** Where the store was turned back by hand, or a name was written very late. */
  private boolean isOvertaken(Instant since) {
    return marks.entrySet().stream().anyMatch(other -> isLater(other, since));
  }

  private boolean isLater(Map.Entry<String, Mark> other, Instant since) {
    return !other.getKey().equals(current)
        && other.getValue().since().filter(moment -> !moment.isBefore(since)).isPresent();
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
    Mark mark = marks.get(current);
    if (!keys.containsKey(current)) {
      return Optional.of("Twilio has no key " + current);
    }
    if (mark == null) {
      return Optional.of(current + " was not made by a rotation of this owner");
    }
    Instant since = mark.since().orElse(now);
    if (every.isZero() || !since.plus(every).isAfter(now)) {
      return Optional.of(current + " has been in use since " + since);
    }
    return marks.keySet().stream()
        .filter(this::isSpareOfCurrent)
        .filter(sid -> created(sid).filter(made -> !made.plus(lag).isAfter(now)).isPresent())
        .findFirst()
        .map(sid -> "the rotation that made " + sid + " has not ended");
  }

  /** What becomes of a key of ours, or of one that ours has followed; empty for all others. */
  Optional<RotationStep> verdict(String sid) {
    if (sid.equals(current)) {
      return Optional.empty();
    }
    if (!marks.containsKey(sid)) {
      return followers(sid).isEmpty()
          ? Optional.empty()
          : Optional.of(keep(sid, "is not of this owner, so yours to delete" + from(sid)));
    }
    if (isSpareOfCurrent(sid)) {
      return Optional.of(keep(sid, "was made to follow the key in use; goes when another has"));
    }
    if (isLost(sid)) {
      return Optional.of(
          RotationStep.of(Action.RETIRE, sid, "was made for a rotation that another has won"));
    }
    return Optional.of(
        due(sid).filter(due -> !due.isAfter(now)).isPresent()
            ? RotationStep.of(Action.RETIRE, sid, "its last token has ended")
            : keep(sid, "tokens of it may live; goes" + from(sid)));
  }

  /** How many minutes of tokens die with the key, if it is deleted now. */
  long minutes(String sid) {
    Instant day = now.minus(Ttl.CAP);
    Instant begin = created(sid).filter(day::isBefore).orElse(day);
    Instant end =
        replaced(sid)
            .filter(moment -> !sid.equals(current))
            .map(moment -> moment.plus(lag))
            .filter(now::isAfter)
            .orElse(now);
    return Math.max(0, Duration.between(begin, end).plusSeconds(59).toMinutes());
  }

  /** Made to follow the key in use, which no other has done yet. */
  boolean isSpareOfCurrent(String sid) {
    Mark mark = marks.get(sid);
    return mark != null && isUnused(sid, mark) && mark.after().equals(current);
  }

  /** Those of the last day: older ones hinder nobody who has repaired the store. */
  long recentSpares() {
    return marks.keySet().stream()
        .filter(this::isSpareOfCurrent)
        .filter(sid -> created(sid).filter(made -> made.isAfter(now.minus(Ttl.CAP))).isPresent())
        .count();
  }

  /** Never used, and never to be: another has followed the key that it was made to follow. */
  private boolean isLost(String sid) {
    Mark mark = marks.get(sid);
    return mark != null
        && isUnused(sid, mark)
        && marks.entrySet().stream()
            .filter(other -> other.getValue().after().equals(mark.after()))
            .anyMatch(
                other -> other.getKey().equals(current) || other.getValue().since().isPresent());
  }

  /** As far as names tell: whatever replaces a key bears its SID. */
  private boolean isUnused(String sid, Mark mark) {
    return !sid.equals(current) && mark.since().isEmpty() && followers(sid).isEmpty();
  }

  /**
   * Unknown while the key in use does not say since when: it may have followed this one just now.
   */
  private Optional<Instant> due(String sid) {
    return newMark().isPresent()
        ? Optional.empty()
        : replaced(sid).map(moment -> moment.plus(lag).plus(Ttl.CAP));
  }

  /**
   * When the store had stopped naming the key, at the latest: its followers know. Where they are
   * gone, the key in use does, if it came after.
   */
  private Optional<Instant> replaced(String sid) {
    Optional<Instant> own = Optional.ofNullable(marks.get(sid)).flatMap(Mark::since);
    return followers(sid).stream()
        .flatMap(follower -> follower.since().stream())
        .max(Comparator.naturalOrder())
        .or(
            () ->
                Optional.ofNullable(marks.get(current))
                    .filter(mark -> marks.containsKey(sid))
                    .flatMap(Mark::since)
                    .filter(since -> own.isEmpty() || since.isAfter(own.get())));
  }

  private List<Mark> followers(String sid) {
    return marks.values().stream().filter(mark -> mark.after().equals(sid)).toList();
  }

  private Optional<Instant> created(String sid) {
    return Optional.ofNullable(keys.get(sid)).flatMap(ApiKey::created);
  }

  private String from(String sid) {
    return due(sid).map(due -> " from " + due + " on").orElse(" later");
  }

  private static RotationStep keep(String sid, String why) {
    return RotationStep.of(Action.KEEP, sid, why);
  }
}
