package io.github.twiliotoken;

import io.github.twiliotoken.grant.Grant;
import java.util.List;

/**
 * The application's last word: whether this caller may have exactly these grants. The library's own
 * allows what the operator's profile says; the application's replaces it with
 * {@code @Alternative @Priority}. It is asked for every token of a profile, served or injected,
 * before it is signed.
 *
 * <p>One that throws, or returns nothing, has not decided: there is no token, and the caller may
 * ask again in a few seconds (503). Only a {@link
 * io.github.twiliotoken.problem.TwilioTokenException} with a status under 500 is a refusal like
 * {@link Decision#refuse}.
 */
@FunctionalInterface
public interface GrantAuthorizer {
  /**
   * What it says.
   *
   * @param allowed whether the token may be signed
   * @param reason why not, for the log and the audit event; the caller does not learn it
   */
  record Decision(boolean allowed, String reason) {
    /** The caller may have the grants. */
    public static Decision allow() {
      return new Decision(true, "");
    }

    /** The caller may not. */
    public static Decision refuse(String reason) {
      return new Decision(false, reason);
    }
  }

  /**
   * Decides.
   *
   * @param caller as the container has verified
   * @param profile the profile's name
   * @param grants with every placeholder filled
   */
  Decision authorize(Caller caller, String profile, List<Grant> grants);
}
