package io.github.twiliotoken.keys;

import java.util.Optional;

/**
 * Describes one step that a rotation did, or would do.
 *
 * @param action what happens to the key
 * @param keySid the key; empty for one that is not made yet
 * @param why the reason, in words for people
 */
public record RotationStep(Action action, Optional<String> keySid, String why) {
  /** What happens to a key. */
  public enum Action {
    /** A successor is made and put in use. */
    REPLACE,
    /** Its friendly name is changed to say since when it has been in use. */
    LABEL,
    /** It is deleted. */
    RETIRE,
    /** It stays for now. */
    KEEP
  }

  static RotationStep of(Action action, String sid, String why) {
    return new RotationStep(action, Optional.of(sid), why);
  }
}
