package io.github.twiliotoken;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says who asked for which token, as far as that was known. The audit events share it.
 *
 * <p>The library makes it. A later version may add components.
 *
 * @param at when
 * @param caller the principal's name; empty where nobody is logged in
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
  /** Returns a text fit for a log line: what callers can choose is escaped. */
  @Override
  public String toString() {
    return "TokenAttempt[at=%s, caller=%s, identity=%s, profile=%s, account=%s, grants=%s]"
        .formatted(
            at,
            caller.map(Problem::shown),
            identity,
            profile,
            account,
            Problem.shown(grants.toString()));
  }
}
