package com.example.keys;

import io.github.twiliotoken.keys.TwilioApiException;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.util.Set;

/** How the command ends: the exit code for a scheduler, and what a person is to do. */
enum Outcome {
  DONE(0, ""),
  REFUSED(1, ""),
  NOT_UNDERSTOOD(2, ""),
  AGAIN_LATER(3, "Run it again later; it goes on where it has ended."),
  STORE_BROKEN(4, "Repair the store, then run it again."),
  LOGIN_WRONG(
      5,
      "Check twilio.auth.token, or the Main key and its secret; a region has an auth token and Main"
          + " keys of its own."),
  KEY_LIVES(6, "");

  private static final Set<Problem> OF_THE_STORE =
      Set.of(Problem.STORE_NOT_WRITTEN, Problem.SUCCESSORS_UNUSED);

  private final int code;
  private final String advice;

  Outcome(int code, String advice) {
    this.code = code;
    this.advice = advice;
  }

  int code() {
    return code;
  }

  String advice() {
    return advice;
  }

  static Outcome of(RuntimeException failure) {
    if (failure instanceof TwilioApiException twilio) {
      return twilio.status() == 401 || twilio.status() == 403
          ? LOGIN_WRONG
          : twilio.isTemporary() ? AGAIN_LATER : REFUSED;
    }
    if (failure instanceof TwilioTokenException refused) {
      return OF_THE_STORE.contains(refused.problem())
          ? STORE_BROKEN
          : refused.problem() == Problem.NEW_KEY_UNUSABLE ? AGAIN_LATER : REFUSED;
    }
    return failure instanceof StoreFailedException ? STORE_BROKEN : REFUSED;
  }
}
