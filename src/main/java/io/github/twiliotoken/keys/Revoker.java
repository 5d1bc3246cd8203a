package io.github.twiliotoken.keys;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;

/** Ends all tokens of a key at once, and looks first what is left then. */
record Revoker(KeyApi keys, RotationSteps rotor) {
  Revocation revokeAll(String keySid) {
    requireKnown(keySid);
    RotationState view = rotor.view();
    if (isLast(keySid, view)) {
      succeed(keySid, view);
      view = rotor.view();
    }
    if (isLast(keySid, view)) {
      throw lastKey(keySid, "The store names no other");
    }
    if (rotor.isNamed(keySid)) {
      throw lastKey(keySid, "The store has come to name it");
    }
    try {
      keys.delete(keySid);
    } catch (TwilioApiException e) {
      throw alive(keySid, view.current(), e);
    }
    rotor.bequeath(keySid, view);
    return new Revocation(keySid, view.current(), view.minutes(keySid));
  }

  Revocation revokeConfirmed(String keySid, String confirmation) {
    if (!confirmation.equals(KeyRotation.LAST_KEY_CONFIRMATION)) {
      throw lastKey(keySid, "The confirmation is not '" + KeyRotation.LAST_KEY_CONFIRMATION + "'");
    }
    requireKnown(keySid);
    RotationState view = rotor.view();
    try {
      keys.forceDelete(keySid);
    } catch (TwilioApiException e) {
      throw alive(keySid, view.current(), e);
    }
    rotor.bequeath(keySid, view);
    return new Revocation(keySid, view.current(), view.minutes(keySid));
  }

  private static boolean isLast(String keySid, RotationState view) {
    return view.current().equals(keySid) || !view.keys().containsKey(view.current());
  }

  private void requireKnown(String keySid) {
    if (keys.get(keySid).isEmpty()) {
      throw Problem.KEY_UNKNOWN.because("Twilio does not know %s here", keySid);
    }
  }

  private void succeed(String keySid, RotationState view) {
    try {
      CreatedKey successor = rotor.prepare(view, Duration.ZERO);
      if (rotor.put(successor)) { // if not, another node's successor is in use
        settle(successor.keySid());
      }
    } catch (TwilioApiException | TwilioTokenException e) {
      TwilioTokenException refused =
          lastKey(keySid, "There is no successor (" + e.getMessage() + ")");
      refused.addSuppressed(e);
      throw refused;
    }
  }

  /** An emergency needs no name, and no clock: the next rotation writes it. */
  private void settle(String sid) {
    try {
      var unused = rotor.settle(sid);
    } catch (TwilioApiException | TwilioTokenException e) {
      // as said
    }
  }

  private static TwilioTokenException alive(String sid, String inUse, TwilioApiException e) {
    TwilioTokenException refused =
        Problem.KEY_LIVES.because(
            "%s could not be deleted (%s); its tokens live. The store names %s",
            sid, String.valueOf(e.getMessage()), inUse);
    refused.addSuppressed(e);
    return refused;
  }

  private static TwilioTokenException lastKey(String keySid, String why) {
    return Problem.LAST_KEY.because("%s, and %s may be the last usable key", why, keySid);
  }
}
