package io.github.twiliotoken.inspect;

import io.github.twiliotoken.internal.text.JsonTree;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Sid;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one object under {@code grants}. It reports those that are malformed, and at
 * the end those that nobody has read.
 */
final class Members {
  private final String path;
  private final Map<String, Object> members;
  private final Report report;
  private final Set<String> unread;
  private boolean sound = true;

  Members(String path, Map<String, Object> members, Report report) {
    this.path = path;
    this.members = members;
    this.report = report;
    this.unread = new TreeSet<>(members.keySet());
  }

  /** Returns whether there is such a member, {@code null} included. */
  boolean has(String name) {
    return members.containsKey(name);
  }

  @Nullable Object value(String name) {
    unread.remove(name);
    return members.get(name);
  }

  /** Returns a text that is not blank; empty if it is missing or malformed. */
  Optional<String> text(String name) {
    Object value = value(name);
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    if (value instanceof String || (value == null && has(name))) {
      report.add(FindingType.WARNING, "Leave it out.", "%s.%s is set to nothing", path, name);
    } else if (value != null) {
      error(FindingType.GRANTS, "Give a text, or leave it out.", name, "is no text");
    }
    return Optional.empty();
  }

  /** Returns a SID; empty if it is missing or malformed. */
  Optional<String> sid(String name, String prefix) {
    Optional<String> text = text(name);
    if (text.isPresent() && !(text.get().startsWith(prefix) && Sid.isSid(text.get()))) {
      error(
          FindingType.GRANTS,
          "Give the SID of the thing meant, as the Console shows it.",
          name,
          "is not " + prefix + " and 32 hexadecimal digits");
      return Optional.empty();
    }
    return text;
  }

  Optional<String> requiredSid(String name, String prefix, FindingType missing, String repair) {
    Optional<String> sid = sid(name, prefix);
    if (sid.isEmpty() && !(value(name) instanceof String text && !text.isBlank())) {
      error(missing, repair, name, "is missing");
    }
    return sid;
  }

  boolean flag(String name) {
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    if (has(name)) {
      error(FindingType.GRANTS, "Give it without quotes.", name, "is neither true nor false");
    }
    return false;
  }

  /** Returns an object in this one; empty if it is missing or malformed. */
  Optional<Members> object(String name) {
    Optional<Map<String, Object>> object = JsonTree.object(value(name));
    if (object.isEmpty() && has(name)) {
      error(FindingType.GRANTS, "Give an object, {}.", name, "is no object");
    }
    return object.map(members -> new Members(path + "." + name, members, report));
  }

  /** Counts what is wrong with an object in this one as an error of this one. */
  void addErrorsOf(Members inner) {
    sound &= inner.isSound();
  }

  /** Returns all members, and counts them as read. */
  Map<String, Object> all() {
    unread.clear();
    return members;
  }

  /** Builds what the members stand for; empty if something is wrong with them. */
  <T> Optional<T> build(Supplier<? extends T> make) {
    if (!isSound()) {
      return Optional.empty();
    }
    try {
      return Optional.of(make.get());
    } catch (TwilioTokenException ownRule) {
      return Optional.empty();
    }
  }

  /** Reports a member that is malformed. */
  void error(FindingType type, String repair, String name, String rule) {
    sound = false;
    report.add(type, repair, "%s.%s " + rule, path, name);
  }

  private boolean isSound() {
    if (!unread.isEmpty()) {
      sound = false;
      report.add(
          FindingType.GRANTS,
          "Leave it out.",
          "%s has %s, and Twilio names unrecognized fields as a cause of this",
          path,
          String.join(", ", unread));
      unread.clear();
    }
    return sound;
  }
}
