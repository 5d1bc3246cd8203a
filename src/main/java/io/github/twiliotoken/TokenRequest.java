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
 * What is asked of a {@link TokenIssuer}.
 *
 * @param identity who the holder will be; every grant's product must take it
 * @param ttl the lifetime asked for, in whole seconds from 1; empty for the policy's default. It is
 *     a wish and may be over 24 h: the policy refuses or cuts it
 * @param grants at least one, each of another key; they keep their order
 * @param range lifetimes outside it are not wanted, whatever the policy allows
 */
public record TokenRequest(
    Identity identity, Optional<Duration> ttl, List<Grant> grants, TtlRange range) {
  /**
   * Checks the grants, and the identity against each of them.
   *
   * @throws TwilioTokenException if there is no grant, two have one key or are of one product, a
   *     product does not take the identity, or the lifetime is no whole number of seconds
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

  /** Refuses what Twilio refuses: a product granted twice, also by a legacy key (51110). */
  private static void checkProducts(String key, String other) {
    if (CustomGrant.currentKey(key).equals(CustomGrant.currentKey(other))) {
      throw key.equals(other)
          ? Problem.GRANT_REPEATED.because("The grant '%s' was given twice", key)
          : Problem.GRANT_REPEATED.because("'%s' and '%s' are grants of one product", key, other);
    }
  }

  /**
   * A token of the policy's default lifetime.
   *
   * @throws TwilioTokenException as the constructor, and if {@code identity} is none
   */
  public static TokenRequest of(String identity, Grant... grants) {
    return new TokenRequest(
        new Identity(identity), Optional.empty(), List.of(grants), TtlRange.ANY);
  }

  /** Returns a copy that asks for a lifetime: the policy refuses or cuts one outside its bounds. */
  public TokenRequest withTtl(Duration asked) {
    return new TokenRequest(identity, Optional.of(asked), grants, range);
  }

  /**
   * Returns a copy that is never granted longer than {@code most}: a lifetime that was not asked
   * for is cut to it.
   *
   * @throws TwilioTokenException if {@code most} is under the minimum of {@link #range}
   */
  public TokenRequest atMost(Ttl most) {
    return within(new TtlRange(Ttl.SHORTEST, most));
  }

  /**
   * Returns a copy that takes only lifetimes within {@code bounds}; never wider than before.
   *
   * @throws TwilioTokenException if that leaves none
   */
  public TokenRequest within(TtlRange bounds) {
    TtlRange both = range.and(bounds);
    return both.equals(range) ? this : new TokenRequest(identity, ttl, grants, both);
  }
}
