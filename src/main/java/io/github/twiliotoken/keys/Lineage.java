package io.github.twiliotoken.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which key has followed which, as far as the names of one owner's keys show it. A key that
 * no other has followed may be the key in use of another store, so nothing is concluded for it.
 *
 * @param current the SID that the store names
 * @param keys all that Twilio has, by SID
 * @param marks those of this owner, by SID
 */
record Lineage(String current, Map<String, ApiKey> keys, Map<String, KeyLabel> marks) {
  /**
   * Whether the key before the one in use, or one after it, says that it came into use later: the
   * store was turned back by hand, or a name was written very late. Other keys say nothing here:
   * they may be another store's.
   */
  boolean isOvertaken(Instant since) {
    return marks.entrySet().stream()
        .filter(other -> isNextTo(other.getKey(), other.getValue()))
        .flatMap(other -> other.getValue().since().stream())
        .anyMatch(moment -> !moment.isBefore(since));
  }

  private boolean isNextTo(String sid, KeyLabel mark) {
    KeyLabel own = marks.get(current);
    return mark.after().equals(current) || (own != null && own.after().equals(sid));
  }

  /** Made to follow the key in use, which no other has done yet. */
  boolean isSpareOfCurrent(String sid) {
    KeyLabel mark = marks.get(sid);
    return mark != null && isUnused(sid, mark) && mark.after().equals(current);
  }

  /** Never used, and never to be: another has followed the key that it was made to follow. */
  boolean isLost(String sid) {
    KeyLabel mark = marks.get(sid);
    return mark != null
        && isUnused(sid, mark)
        && marks.entrySet().stream()
            .filter(other -> other.getValue().after().equals(mark.after()))
            .anyMatch(
                other -> other.getKey().equals(current) || other.getValue().since().isPresent());
  }

  /** As far as names tell: whatever replaces a key bears its SID. */
  private boolean isUnused(String sid, KeyLabel mark) {
    return !sid.equals(current) && mark.since().isEmpty() && followers(sid).isEmpty();
  }

  /**
   * When the store had stopped naming the key, at the latest: those know that followed it, unless
   * it came into use after them. A key that does not say since when it is in use went when the key
   * in use came, if that stands at the end of the same line.
   */
  Optional<Instant> replaced(String sid) {
    KeyLabel mark = marks.get(sid);
    Optional<Instant> own = Optional.ofNullable(mark).flatMap(KeyLabel::since);
    return followers(sid).stream()
        .flatMap(follower -> follower.since().stream())
        .filter(since -> own.isEmpty() || !since.isBefore(own.get()))
        .max(Comparator.naturalOrder())
        .or(
            () ->
                Optional.ofNullable(marks.get(current))
                    .filter(inUse -> mark != null && own.isEmpty() && isOfThisLine(mark.after()))
                    .flatMap(KeyLabel::since));
  }

  /**
   * Whether the key in use came after that one; one that is gone nobody can be following any more.
   */
  private boolean isOfThisLine(String sid) {
    Set<String> line = new HashSet<>();
    KeyLabel mark = marks.get(current);
    while (mark != null && line.add(mark.after())) {
      mark = marks.get(mark.after());
    }
    return line.contains(sid) || !keys.containsKey(sid);
  }

  List<KeyLabel> followers(String sid) {
    return marks.values().stream().filter(mark -> mark.after().equals(sid)).toList();
  }
}
