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
 * Decides how long tokens live: the operator's default, minimum and maximum, never over 24 h.
 *
 * @param defaultTtl the lifetime when none is requested; where a grant or the request allows less,
 *     it is cut to that
 * @param min the shortest lifetime
 * @param max the longest lifetime
 * @param excess what happens when the requested lifetime exceeds the maximum
 */
public record TtlPolicy(Ttl defaultTtl, Ttl min, Ttl max, Excess excess) {
  /** What happens when the requested lifetime exceeds the maximum. */
  public enum Excess {
    /** The request is refused. */
    REJECT,
    /** The lifetime is cut to the maximum, and the decision says so. */
    CLAMP
  }

  /**
   * Gives 15 minutes by default and 1 minute to 1 hour on request, and refuses any other lifetime.
   */
  public static final TtlPolicy STANDARD =
      new TtlPolicy(Ttl.parse("PT15M"), Ttl.parse("PT1M"), Ttl.parse("PT1H"), Excess.REJECT);

  private static final String POLICY = "policy";
  private static final String SESSION = "caller-session";

  /**
   * The lifetimes that policy, grants and request leave. Who set a bound is looked for only when a
   * message needs it.
   */
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
            .withFacts(facts(tooLong ? mostSetBy() : leastSetBy()));
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
            .withFacts(facts(SESSION));
      }
      return Ttl.ofSeconds(seconds);
    }
  }

  /**
   * Checks that the default lies between the bounds.
   *
   * @throws TwilioTokenException if {@code min} is over {@code max}, or {@code defaultTtl} is not
   *     between them
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
   * Checks a lifetime that an annotation or the configuration declares, before any token is
   * requested.
   *
   * @throws TwilioTokenException if it is outside the bounds of this policy and the grants; a
   *     declared lifetime is never cut
   */
  public void check(List<Grant> grants, Duration declared) {
    bounds(grants, TtlRange.ANY).require(declared, Problem.TTL_OUT_OF_BOUNDS);
  }

  /**
   * Checks that the policy's default fits these grants.
   *
   * @throws TwilioTokenException if the grants exclude it
   */
  public void checkDefault(List<Grant> grants) {
    bounds(grants, TtlRange.ANY).require(defaultTtl.value(), Problem.TTL_DEFAULT_OUT_OF_BOUNDS);
  }

  /** Returns the longest lifetime that Twilio takes with these grants. */
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
