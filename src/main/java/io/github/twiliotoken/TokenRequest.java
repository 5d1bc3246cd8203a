package io.github.twiliotoken;

import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks a {@link TokenIssuer} for a token. Make one with {@link #of}; a later version may add
 * components.
 *
 * @param identity who the holder will be to Twilio; the product of each grant must take it
 * @param ttl the lifetime asked for, in whole seconds from 1; empty for the policy's default. It
 *     may be over 24 h: the policy refuses or cuts it
 * @param grants at least one, each of another key; they keep their order
 * @param range the lifetimes to stay in, also where the policy allows others
 */
public record TokenRequest(
    Identity identity, Optional<Duration> ttl, List<Grant> grants, TtlRange range) {
  /**
   * Checks the grants, and the identity against each of them.
   *
   * @throws TwilioTokenException if there is no grant, two grants have one key or are of one
   *     product, a product does not take the identity, or the lifetime is not a whole number of
   *     seconds
   */
  public TokenRequest {
    grants = List.copyOf(grants);
    if (grants.isEmpty()) {
      throw Problem.GRANT_MISSING.because(
          "A token for '%s' was asked without a grant", identity.value());
    }
    for (int i = 0; i < grants.size(); i++) {
      Grant grant = grants.get(i);
      for (int before = 0; before < i; before++) {
        checkProducts(grants.get(before).key(), grant.key());
      }
      grant.admit(identity);
    }
    ttl.ifPresent(Ttl::requireWholeSeconds);
  }

  /** Refuses what Twilio refuses (error 51110): a product granted twice, also by a legacy key. */
  private static void checkProducts(String key, String other) {
    if (CustomGrant.currentKey(key).equals(CustomGrant.currentKey(other))) {
      throw key.equals(other)
          ? Problem.GRANT_REPEATED.because("The grant '%s' was given twice", key)
          : Problem.GRANT_REPEATED.because("'%s' and '%s' are grants of one product", key, other);
    }
  }

  /**
   * Asks for a token of the policy's default lifetime.
   *
   * @throws TwilioTokenException as the constructor does, and if {@code identity} cannot be one
   */
  public static TokenRequest of(String identity, Grant... grants) {
    return new TokenRequest(
        new Identity(identity), Optional.empty(), List.of(grants), TtlRange.ANY);
  }

  /**
   * Returns a copy that asks for this lifetime. The policy refuses or cuts one outside its bounds.
   *
   * @throws TwilioTokenException if it is not a whole number of seconds from 1
   */
  public TokenRequest withTtl(Duration asked) {
    return new TokenRequest(identity, Optional.of(asked), grants, range);
  }

  /**
   * Returns a copy whose token lives no longer than {@code most}. A default lifetime is cut to it;
   * one that was asked for is refused or cut, as the policy says.
   *
   * @throws TwilioTokenException if {@code most} is under the minimum of {@link #range}
   */
  public TokenRequest atMost(Ttl most) {
    return within(new TtlRange(Ttl.SHORTEST, most));
  }

  /**
   * Returns a copy whose token lives within {@code bounds}, and within the range it had before.
   *
   * @throws TwilioTokenException if that leaves no lifetime
   */
  public TokenRequest within(TtlRange bounds) {
    TtlRange both = range.and(bounds);
    return both.equals(range) ? this : new TokenRequest(identity, ttl, grants, both);
  }
}
