package io.github.twiliotoken.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which key has followed which, as far as the labels of one owner's keys show it. A key that
 * no other has followed may be the key in use of another store, so nothing is concluded for it.
 *
 * @param current the SID that the store names
 * @param keys all that Twilio has, by SID
 * @param labels those of this owner's keys, by SID
 */
record KeySuccession(String current, Map<String, ApiKey> keys, Map<String, KeyLabel> labels) {
  /**
   * Returns whether the predecessor or a successor of the key in use says that it came into use at
   * that moment or later: the store was turned back by hand, or a label was written very late.
   * Other keys say nothing here: they may be another store's.
   */
  boolean hasLaterNeighbour(Instant since) {
    return labels.entrySet().stream()
        .filter(other -> isNeighbour(other.getKey(), other.getValue()))
        .flatMap(other -> other.getValue().since().stream())
        .anyMatch(moment -> !moment.isBefore(since));
  }

  private boolean isNeighbour(String sid, KeyLabel label) {
    KeyLabel own = labels.get(current);
    return label.after().equals(current) || (own != null && own.after().equals(sid));
  }

  /**
   * Returns whether the key was made to follow the one in use, and no key has followed that yet.
   */
  boolean isUnusedSuccessorOfCurrent(String sid) {
    KeyLabel label = labels.get(sid);
    return label != null && isUnused(sid, label) && label.after().equals(current);
  }

  /**
   * Returns whether the key was never used and never will be, since another has taken its place.
   */
  boolean isSuperseded(String sid) {
    KeyLabel label = labels.get(sid);
    return label != null
        && isUnused(sid, label)
        && labels.entrySet().stream()
            .filter(other -> other.getValue().after().equals(label.after()))
            .anyMatch(
                other -> other.getKey().equals(current) || other.getValue().since().isPresent());
  }

  /**
   * Returns whether no label says that the key was used: one that replaced it would name its SID.
   */
  private boolean isUnused(String sid, KeyLabel label) {
    return !sid.equals(current) && label.since().isEmpty() && successors(sid).isEmpty();
  }

  /**
   * Returns when the store had stopped naming the key, at the latest; empty if no label tells. Its
   * successors know, unless it came into use after them. A key that does not say since when it is
   * in use went when the key in use came, if that stands at the end of the same line.
   */
  Optional<Instant> replacedAt(String sid) {
    KeyLabel label = labels.get(sid);
    Optional<Instant> own = Optional.ofNullable(label).flatMap(KeyLabel::since);
    return successors(sid).stream()
        .flatMap(successor -> successor.since().stream())
        .filter(since -> own.isEmpty() || !since.isBefore(own.get()))
        .max(Comparator.naturalOrder())
        .or(
            () ->
                Optional.ofNullable(labels.get(current))
                    .filter(
                        inUse -> label != null && own.isEmpty() && precedesCurrent(label.after()))
                    .flatMap(KeyLabel::since));
  }

  /**
   * Returns whether the key in use came after that one; a deleted key can have no other followers.
   */
  private boolean precedesCurrent(String sid) {
    Set<String> line = new HashSet<>();
    KeyLabel label = labels.get(current);
    while (label != null && line.add(label.after())) {
      label = labels.get(label.after());
    }
    return line.contains(sid) || !keys.containsKey(sid);
  }

  List<KeyLabel> successors(String sid) {
    return labels.values().stream().filter(label -> label.after().equals(sid)).toList();
  }
}
