package io.github.twiliotoken;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who asked for which token, as far as it was known: what the audit events share.
 *
 * @param at when
 * @param caller the principal's name; empty for nobody, and for an issuer that the application
 *     calls
 * @param identity who the holder is, or would have been, to Twilio
 * @param profile the profile's name; empty where none was chosen
 * @param account the account's name; empty for the one without a name
 * @param grants by Twilio's key, each with the SIDs and the room that it names
 */
public record TokenAttempt(
    Instant at,
    Optional<String> caller,
    Optional<Identity> identity,
    Optional<String> profile,
    Optional<String> account,
    Map<String, List<String>> grants) {
  /** Fit for a log line: what callers can choose is escaped. */
  @Override
  public String toString() {
    return "Attempt[at=%s, caller=%s, identity=%s, profile=%s, account=%s, grants=%s]"
        .formatted(
            at,
            caller.map(Problem::shown),
            identity,
            profile,
            account,
            Problem.shown(grants.toString()));
  }
}
