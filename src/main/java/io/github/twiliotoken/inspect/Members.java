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

/** The members of one object under {@code grants}; those that nobody asks for do not belong. */
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

  boolean has(String name) {
    return members.containsKey(name);
  }

  @Nullable Object any(String name) {
    unread.remove(name);
    return members.get(name);
  }

  /** A text that is not blank; empty if it is missing or anything else. */
  Optional<String> text(String name) {
    Object value = any(name);
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    if (value instanceof String || (value == null && has(name))) {
      report.add(FindingType.UNWISE, "Leave it out.", "%s.%s is set to nothing", path, name);
    } else if (value != null) {
      wrong(FindingType.GRANTS, "Give a text, or leave it out.", name, "is no text");
    }
    return Optional.empty();
  }

  /** An identifier of Twilio's; empty if it is missing or anything else. */
  Optional<String> sid(String name, String prefix) {
    Optional<String> text = text(name);
    if (text.isPresent() && !(text.get().startsWith(prefix) && Sid.isSid(text.get()))) {
      wrong(
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
    if (sid.isEmpty() && !(any(name) instanceof String text && !text.isBlank())) {
      wrong(missing, repair, name, "is missing");
    }
    return sid;
  }

  boolean flag(String name) {
    if (any(name) instanceof Boolean flag) {
      return flag;
    }
    if (has(name)) {
      wrong(FindingType.GRANTS, "Give it without quotes.", name, "is neither true nor false");
    }
    return false;
  }

  /** An object in this one; empty if it is missing or anything else. */
  Optional<Members> object(String name) {
    Optional<Map<String, Object>> object = JsonTree.object(any(name));
    if (object.isEmpty() && has(name)) {
      wrong(FindingType.GRANTS, "Give an object, {}.", name, "is no object");
    }
    return object.map(members -> new Members(path + "." + name, members, report));
  }

  /** What is wrong with an object in this one is wrong with this one. */
  void absorb(Members inner) {
    sound &= inner.isSound();
  }

  /** All of them, whatever they are. */
  Map<String, Object> all() {
    unread.clear();
    return members;
  }

  /** What is made of the members, if nothing is wrong with them and our types can hold them. */
  <T> Optional<T> made(Supplier<? extends T> make) {
    if (!isSound()) {
      return Optional.empty();
    }
    try {
      return Optional.of(make.get());
    } catch (TwilioTokenException ownRule) {
      return Optional.empty();
    }
  }

  void wrong(FindingType verdict, String repair, String name, String rule) {
    sound = false;
    report.add(verdict, repair, "%s.%s " + rule, path, name);
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
