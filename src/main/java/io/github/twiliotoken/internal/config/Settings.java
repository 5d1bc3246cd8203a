package io.github.twiliotoken.internal.config;

import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.internal.credentials.SigningAccount;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.rate.Rate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the whole configuration after every check.
 *
 * @param accounts the accounts that anything refers to, by name
 * @param used the names of the accounts that may have to sign; an account that is read only because
 *     keys are managed is not among them
 * @param issuing what holds for every token
 * @param callers how callers are read
 * @param endpoint what the endpoint serves, and to whom
 * @param profiles the profiles that the endpoint serves or an injection point names, by name
 */
public record Settings(
    Map<String, SigningAccount> accounts,
    Set<String> used,
    Issuing issuing,
    CallerRules callers,
    EndpointRules endpoint,
    Map<String, Profile> profiles) {
  /**
   * Holds the settings that apply to every token.
   *
   * @param policy the global policy, for tokens outside any profile
   * @param backdate how far {@code nbf} lies in the past
   * @param rate how many tokens an identity may get outside any profile; empty if not limited
   * @param observed whether a bean observes the tokens that are issued
   * @param auditRequired whether a token that could not be audited is refused
   */
  public record Issuing(
      TtlPolicy policy,
      Duration backdate,
      Optional<Rate> rate,
      boolean observed,
      boolean auditRequired) {}

  /**
   * Says how a caller is read from the verified JWT.
   *
   * @param sessionClaim when the login ends, in seconds since 1970
   * @param identity how the caller becomes a Twilio identity
   * @param rolesClaim a path to the roles; empty for the container's roles alone
   * @param issuer who must have signed the JWT, if that is checked
   * @param audiences for whom it must be meant, any of them; empty if that is not checked
   * @param skew how far ahead of ours the issuer's clock may be
   */
  public record CallerRules(
      String sessionClaim,
      IdentityRules identity,
      Optional<String> rolesClaim,
      Optional<String> issuer,
      Set<String> audiences,
      Duration skew) {}

  /**
   * Says how a caller becomes a Twilio identity.
   *
   * @param claim the claim that says so; empty for {@code upn}, else {@code sub}
   * @param forVoice whether it is encoded in Voice's alphabet
   */
  public record IdentityRules(Optional<String> claim, boolean forVoice) {}

  /**
   * Says what the endpoints serve, and to whom.
   *
   * @param served the profiles that callers may pick
   * @param get whether {@code GET} serves the profile {@code default}
   * @param origins the sites whose pages may ask, each as a browser's {@code Origin} names it
   * @param inspectors the roles whose holders may have tokens inspected; empty if nobody may
   */
  public record EndpointRules(
      Set<String> served, boolean get, Set<String> origins, Set<String> inspectors) {
    /** The profile of a request that names none. */
    public static final String DEFAULT_PROFILE = "default";
  }
}
