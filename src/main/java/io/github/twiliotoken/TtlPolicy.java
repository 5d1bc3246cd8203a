package io.github.twiliotoken;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operator's rule for lifetimes: as short as feasible, never over 24 h.
 *
 * @param defaultTtl what a token gets when none is asked for, cut down to the maximum where a grant
 *     or a request is stricter
 * @param min nothing shorter
 * @param max nothing longer
 * @param excess what becomes of a longer one that was asked for
 */
public record TtlPolicy(Ttl defaultTtl, Ttl min, Ttl max, Excess excess) {
  /** What becomes of a lifetime over the maximum that was asked for. */
  public enum Excess {
    /** It is refused. */
    REJECT,
    /** It is cut down, and the decision says so. */
    CLAMP
  }

  /** 15 minutes, from 1 minute to 1 hour; anything else is refused. */
  public static final TtlPolicy STANDARD =
      new TtlPolicy(Ttl.parse("PT15M"), Ttl.parse("PT1M"), Ttl.parse("PT1H"), Excess.REJECT);

  private static final String POLICY = "policy";
  private static final String SESSION = "caller-session";

  /** What policy, grants and request leave; who set a bound is only asked when it matters. */
  private record Bounds(TtlPolicy policy, List<Grant> grants, Ttl least, Ttl most) {
    String leastSetBy() {
      return least.equals(policy.min) ? POLICY : setBy(least, TtlRange::min);
    }

    String mostSetBy() {
      String own = policy.max.equals(Ttl.LONGEST) ? "cap" : POLICY;
      return most.equals(policy.max) ? own : setBy(most, TtlRange::max);
    }

    private String setBy(Ttl bound, Function<TtlRange, Ttl> end) {
      return grants.stream()
          .filter(grant -> end.apply(grant.lifetimes()).equals(bound))
          .map(grant -> grant.key() + "-grant")
          .findFirst()
          .orElse("ttl-limited");
    }

    Map<String, Object> facts(String limitedBy) {
      return Map.of("min", least.seconds(), "max", most.seconds(), "limited_by", limitedBy);
    }

    void require(Duration wanted, Problem problem) {
      boolean tooLong = wanted.compareTo(most.value()) > 0;
      if (tooLong || wanted.compareTo(least.value()) < 0) {
        throw problem
            .because(
                "A lifetime of %d s is not from %d s (%s) to %d s (%s)",
                wanted.toSeconds(), least.seconds(), leastSetBy(), most.seconds(), mostSetBy())
            .with(facts(tooLong ? mostSetBy() : leastSetBy()));
      }
    }

    /** Returns what is left of a login, if that is not under the minimum. */
    Ttl session(Duration left) {
      long seconds = left.toSeconds();
      if (seconds < least.seconds()) {
        throw Problem.SESSION_TOO_SHORT
            .because(
                "The caller's login ends in %d s; a token needs %d s (%s)",
                seconds, least.seconds(), leastSetBy())
            .with(facts(SESSION));
      }
      return Ttl.ofSeconds(seconds);
    }
  }

  /**
   * Checks that the default lies between the bounds.
   *
   * @throws TwilioTokenException if {@code min} is over {@code max} or {@code defaultTtl} outside
   */
  public TtlPolicy {
    new TtlRange(min, max);
    if (defaultTtl.compareTo(min) < 0 || defaultTtl.compareTo(max) > 0) {
      throw Problem.TTL_DEFAULT_OUT_OF_BOUNDS.because(
          "The default lifetime %s is not from %s to %s", defaultTtl, min, max);
    }
  }

  /**
   * Decides how long the requested token lives. A login that ends sooner cuts it.
   *
   * @param now when the token is issued
   * @param sessionEnd when the caller's login ends; empty if no login binds the token. What is left
   *     of the login counts in whole seconds: a fraction is dropped
   * @throws TwilioTokenException if the requested lifetime is outside the bounds, which the message
   *     names with what set them, or if what is left of the login is under the minimum
   */
  public TtlDecision decide(TokenRequest request, Instant now, Optional<Instant> sessionEnd) {
    Bounds bounds = bounds(request.grants(), request.range());
    TtlDecision decision = decide(request.ttl(), bounds);
    if (sessionEnd.isEmpty()) {
      return decision;
    }
    Duration left = Duration.between(now, sessionEnd.get());
    if (left.compareTo(decision.effective().value()) >= 0) {
      return decision;
    }
    return new TtlDecision(request.ttl(), bounds.session(left), Optional.of(SESSION));
  }

  private TtlDecision decide(Optional<Duration> requested, Bounds bounds) {
    Duration wanted = requested.orElse(defaultTtl.value());
    boolean mayCut = requested.isEmpty() || excess == Excess.CLAMP;
    if (mayCut && wanted.compareTo(bounds.most.value()) > 0) {
      return new TtlDecision(requested, bounds.most, Optional.of(bounds.mostSetBy()));
    }
    bounds.require(
        wanted,
        requested.isPresent() ? Problem.TTL_OUT_OF_BOUNDS : Problem.TTL_DEFAULT_OUT_OF_BOUNDS);
    return new TtlDecision(requested, new Ttl(wanted), Optional.empty());
  }

  /**
   * Checks a lifetime that is declared, in an annotation or the configuration, long before a token
   * is asked for.
   *
   * @throws TwilioTokenException if it is outside the bounds of this policy and the grants; a
   *     declared lifetime is never cut
   */
  public void check(List<Grant> grants, Duration declared) {
    bounds(grants, TtlRange.ANY).require(declared, Problem.TTL_OUT_OF_BOUNDS);
  }

  /**
   * The same for the policy's default.
   *
   * @throws TwilioTokenException if the grants exclude it
   */
  public void checkDefault(List<Grant> grants) {
    bounds(grants, TtlRange.ANY).require(defaultTtl.value(), Problem.TTL_DEFAULT_OUT_OF_BOUNDS);
  }

  /** The longest lifetime that Twilio takes with these grants. */
  public static Ttl ceiling(List<Grant> grants) {
    Ttl ceiling = Ttl.LONGEST;
    for (Grant grant : grants) {
      ceiling = ceiling.min(grant.lifetimes().max());
    }
    return ceiling;
  }

  private Bounds bounds(List<Grant> grants, TtlRange range) {
    Ttl least = min;
    Ttl most = max;
    for (Grant grant : grants) {
      least = least.max(grant.lifetimes().min());
      most = most.min(grant.lifetimes().max());
    }
    Bounds bounds = new Bounds(this, grants, least.max(range.min()), most.min(range.max()));
    if (bounds.least.compareTo(bounds.most) > 0) {
      throw Problem.TTL_BOUNDS_CONFLICT.because(
          "The minimum %d s (%s) is over the maximum %d s (%s)",
          bounds.least.seconds(), bounds.leastSetBy(), bounds.most.seconds(), bounds.mostSetBy());
    }
    return bounds;
  }
}
