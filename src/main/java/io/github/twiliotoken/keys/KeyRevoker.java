package io.github.twiliotoken.keys;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;

/** Deletes a key at once, after it has made sure that another is in use. */
record KeyRevoker(KeyApi keys, RotationSteps steps) {
  Revocation revoke(String keySid) {
    requireKnown(keySid);
    RotationState state = steps.read();
    if (isLast(keySid, state)) {
      putSuccessorInUse(keySid, state);
      state = steps.read();
    }
    if (isLast(keySid, state)) {
      throw lastKey(keySid, "The store names no other");
    }
    if (steps.isCurrent(keySid)) {
      throw lastKey(keySid, "The store has come to name it");
    }
    return delete(keySid, state, () -> keys.delete(keySid));
  }

  /** Deletes a key without a successor. */
  Revocation revokeConfirmed(String keySid, String confirmation) {
    if (!confirmation.equals(KeyRotation.LAST_KEY_CONFIRMATION)) {
      throw lastKey(keySid, "The confirmation is not '" + KeyRotation.LAST_KEY_CONFIRMATION + "'");
    }
    requireKnown(keySid);
    return delete(keySid, steps.read(), () -> keys.forceDelete(keySid));
  }

  private Revocation delete(String keySid, RotationState state, Runnable deletion) {
    try {
      deletion.run();
    } catch (TwilioApiException e) {
      throw notDeleted(keySid, state.current(), e);
    }
    steps.relinkSuccessors(keySid, state);
    return new Revocation(keySid, state.current(), RetirementRules.of(state).minutesLost(keySid));
  }

  private static boolean isLast(String keySid, RotationState state) {
    return state.current().equals(keySid) || !state.keys().containsKey(state.current());
  }

  private void requireKnown(String keySid) {
    if (keys.get(keySid).isEmpty()) {
      throw Problem.KEY_UNKNOWN.because("Twilio does not know %s here", keySid);
    }
  }

  private void putSuccessorInUse(String keySid, RotationState state) {
    try {
      CreatedKey successor = steps.prepare(state, Duration.ZERO);
      if (steps.storeSuccessor(successor)) { // if not, another node's successor is in use
        markActive(successor.keySid());
      }
    } catch (TwilioApiException | TwilioTokenException e) {
      TwilioTokenException refused =
          lastKey(keySid, "There is no successor (" + e.getMessage() + ")");
      refused.addSuppressed(e);
      throw refused;
    }
  }

  /** Labels the key in use, or leaves that to the next rotation: an emergency needs no clock. */
  private void markActive(String sid) {
    try {
      var unused = steps.markActive(sid);
    } catch (TwilioApiException | TwilioTokenException e) {
      // the next rotation writes it
    }
  }

  private static TwilioTokenException notDeleted(String sid, String inUse, TwilioApiException e) {
    TwilioTokenException refused =
        Problem.KEY_LIVES.because(
            "%s could not be deleted (%s); its tokens stay valid. The store names %s",
            sid, String.valueOf(e.getMessage()), inUse);
    refused.addSuppressed(e);
    return refused;
  }

  private static TwilioTokenException lastKey(String keySid, String why) {
    return Problem.LAST_KEY.because("%s, and %s may be the last usable key", why, keySid);
  }
}
