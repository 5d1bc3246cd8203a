package io.github.twiliotoken.keys;

import java.util.Optional;

/**
 * One thing that a rotation has done, or would do.
 *
 * @param keySid the key that it is about; empty for one that is not made yet
 * @param why in words, for people
 */
public record RotationStep(Action action, Optional<String> keySid, String why) {
  /** What becomes of a key. */
  public enum Action {
    /** A successor is made and comes into use. */
    REPLACE,
    /** Its name now says since when it has been in use. */
    MARK,
    /** It is deleted. */
    RETIRE,
    /** It stays for now. */
    KEEP
  }

  static RotationStep of(Action action, String sid, String why) {
    return new RotationStep(action, Optional.of(sid), why);
  }
}
