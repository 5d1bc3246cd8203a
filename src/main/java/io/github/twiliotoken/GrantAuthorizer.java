package io.github.twiliotoken;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.value.Identity;
import java.util.List;
import java.util.Map;

/**
 * Decides whether a caller may have exactly these grants. It is asked for every token of a profile,
 * served or injected, once all else is checked and before the token is signed. The library's own
 * authorizer allows what the operator's profile says; a bean of the application with
 * {@code @Alternative @Priority} replaces it.
 *
 * <p>An authorizer that throws, or returns null, has not decided: there is no token, and the caller
 * may ask again in a few seconds (503). Only a {@link
 * io.github.twiliotoken.problem.TwilioTokenException} with a status under 500 is a refusal, like
 * {@link Decision#refuse}.
 */
@FunctionalInterface
public interface GrantAuthorizer {
  /**
   * Describes what an authorizer decides about: a caller and the grants of a token.
   *
   * @param caller who asks, as the container has verified
   * @param identity who the holder of the token will be to Twilio
   * @param profile the name of the profile that was chosen
   * @param params the values of the profile's parameters by name, which match the profile's
   *     patterns; empty for an injected token
   * @param grants what the token will grant, with every placeholder filled
   */
  record Request(
      Caller caller,
      Identity identity,
      String profile,
      Map<String, String> params,
      List<Grant> grants) {
    /** Copies the parameters and the grants. */
    public Request {
      params = Map.copyOf(params);
      grants = List.copyOf(grants);
    }

    /** Returns names only: claims, parameters and what a grant holds are personal. */
    @Override
    public String toString() {
      return "Request[caller=%s, identity=%s, profile=%s, grants=%s]"
          .formatted(caller, identity, profile, grants.stream().map(Grant::key).toList());
    }
  }

  /**
   * Says whether the caller may have the grants, and if not, why.
   *
   * @param allowed whether the token may be signed
   * @param reason why not, for the log and the audit event; the caller does not learn it
   */
  record Decision(boolean allowed, String reason) {
    /** Returns a decision that the caller may have the grants. */
    public static Decision allow() {
      return new Decision(true, "");
    }

    /**
     * Returns a decision that the caller may not have the grants.
     *
     * @param reason for the log and the audit event; the caller does not learn it
     */
    public static Decision refuse(String reason) {
      return new Decision(false, reason);
    }
  }

  /** Decides whether the caller of this request may have its grants. */
  Decision authorize(Request request);
}
