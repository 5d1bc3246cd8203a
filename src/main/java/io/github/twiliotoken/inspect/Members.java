package io.github.twiliotoken.inspect;

import io.github.twiliotoken.problem.TokenRefusedException;
import io.github.twiliotoken.value.Sid;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The members of one object under {@code grants}; those that nobody asks for do not belong. */
final class Members {
  private static final String REPAIR = "Correct the grant.";

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
    if (any(name) instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    if (has(name)) {
      wrong(Verdict.GRANTS, REPAIR, name, "needs a text that is not blank, or is left out");
    }
    return Optional.empty();
  }

  /** An identifier of Twilio's; empty if it is missing or anything else. */
  Optional<String> sid(String name, String prefix) {
    Optional<String> text = text(name);
    if (text.isPresent() && !(text.get().startsWith(prefix) && Sid.isSid(text.get()))) {
      wrong(Verdict.GRANTS, REPAIR, name, "needs " + prefix + " and 32 hexadecimal digits");
      return Optional.empty();
    }
    return text;
  }

  Optional<String> requiredSid(String name, String prefix, Verdict missing, String repair) {
    if (!has(name)) {
      wrong(missing, repair, name, "is missing");
    }
    return sid(name, prefix);
  }

  boolean flag(String name) {
    if (any(name) instanceof Boolean flag) {
      return flag;
    }
    if (has(name)) {
      wrong(Verdict.GRANTS, REPAIR, name, "needs true or false");
    }
    return false;
  }

  /** An object in this one; empty if it is missing or anything else. */
  @SuppressWarnings("unchecked") // the names of a JSON object are texts
  Optional<Members> object(String name) {
    if (any(name) instanceof Map<?, ?> map) {
      return Optional.of(new Members(path + "." + name, (Map<String, Object>) map, report));
    }
    if (has(name)) {
      wrong(Verdict.GRANTS, REPAIR, name, "needs an object");
    }
    return Optional.empty();
  }

  /** What is wrong with an object in this one is wrong with this one. */
  void absorb(Members inner) {
    sound &= inner.isSound();
  }

  /** All of them, whatever they are. */
  Map<String, Object> all() {
    unread.clear();
    return Collections.unmodifiableMap(members);
  }

  /** What is made of the members, if nothing is wrong with them. */
  <T> Optional<T> made(Supplier<? extends T> make) {
    if (!isSound()) {
      return Optional.empty();
    }
    try {
      return Optional.of(make.get());
    } catch (TokenRefusedException e) {
      report.add(Verdict.GRANTS, REPAIR, "%s: %s", path, e.detail());
      sound = false;
      return Optional.empty();
    }
  }

  void wrong(Verdict verdict, String repair, String name, String rule) {
    sound = false;
    report.add(verdict, repair, "%s.%s " + rule, path, name);
  }

  private boolean isSound() {
    for (String name : unread) {
      wrong(Verdict.GRANTS, REPAIR, name, "is no member that Twilio names; those break a grant");
    }
    unread.clear();
    return sound;
  }
}
