package io.github.twiliotoken;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private static final String TTL_LIMITED = "ttl-limited";

  /** A bound, and what set it. */
  private record Bound(Ttl ttl, String setBy) {
    Bound atLeast(Ttl other, String by) {
      return other.compareTo(ttl) > 0 ? new Bound(other, by) : this;
    }

    Bound atMost(Ttl other, String by) {
      return other.compareTo(ttl) < 0 ? new Bound(other, by) : this;
    }
  }

  private record Bounds(Bound least, Bound most) {
    Bounds {
      if (least.ttl.compareTo(most.ttl) > 0) {
        throw Problem.TTL_BOUNDS_CONFLICT.because(
            "The minimum %d s (%s) is over the maximum %d s (%s)",
            least.ttl.seconds(), least.setBy, most.ttl.seconds(), most.setBy);
      }
    }

    Map<String, Object> facts(String limitedBy) {
      return Map.of("min", least.ttl.seconds(), "max", most.ttl.seconds(), "limited_by", limitedBy);
    }

    void require(Duration wanted, Problem problem) {
      boolean tooLong = wanted.compareTo(most.ttl.value()) > 0;
      if (tooLong || wanted.compareTo(least.ttl.value()) < 0) {
        throw problem
            .because(
                "A lifetime of %d s is not from %d s (%s) to %d s (%s)",
                wanted.toSeconds(),
                least.ttl.seconds(),
                least.setBy,
                most.ttl.seconds(),
                most.setBy)
            .with(facts(tooLong ? most.setBy : least.setBy));
      }
    }
  }

  /**
   * Checks that the default lies between the bounds.
   *
   * @throws TokenRefusedException if {@code min} is over {@code max} or {@code defaultTtl} outside
   */
  public TtlPolicy {
    new TtlRange(min, max);
    if (defaultTtl.compareTo(min) < 0 || defaultTtl.compareTo(max) > 0) {
      throw Problem.TTL_DEFAULT_OUT_OF_BOUNDS.because(
          "The default lifetime %s is not from %s to %s", defaultTtl, min, max);
    }
  }

  /**
   * The lifetime of a token that no login binds.
   *
   * @throws TokenRefusedException if what was asked for is outside the bounds; it names both, and
   *     what set them
   */
  public TtlDecision decide(TokenRequest request) {
    Bounds bounds = bounds(request.grants(), request.range());
    Duration wanted = request.ttl().orElse(defaultTtl.value());
    boolean mayCut = request.ttl().isEmpty() || excess == Excess.CLAMP;
    if (mayCut && wanted.compareTo(bounds.most.ttl.value()) > 0) {
      return new TtlDecision(request.ttl(), bounds.most.ttl, Optional.of(bounds.most.setBy));
    }
    bounds.require(
        wanted,
        request.ttl().isPresent() ? Problem.TTL_OUT_OF_BOUNDS : Problem.TTL_DEFAULT_OUT_OF_BOUNDS);
    return new TtlDecision(request.ttl(), new Ttl(wanted), Optional.empty());
  }

  /**
   * The lifetime of a token that ends with its caller's login at the latest.
   *
   * @param session what is left of the login; a fraction of a second is dropped
   * @throws TokenRefusedException as {@link #decide(TokenRequest)}, and if what is left of the
   *     login is under the minimum
   */
  public TtlDecision decide(TokenRequest request, Duration session) {
    TtlDecision decision = decide(request);
    if (session.compareTo(decision.effective().value()) >= 0) {
      return decision;
    }
    long left = session.toSeconds();
    Bounds bounds = bounds(request.grants(), request.range());
    if (left < bounds.least.ttl.seconds()) {
      throw Problem.SESSION_TOO_SHORT
          .because(
              "The caller's login ends in %d s; a token needs %d s (%s)",
              left, bounds.least.ttl.seconds(), bounds.least.setBy)
          .with(bounds.facts("caller-session"));
    }
    return new TtlDecision(request.ttl(), Ttl.ofSeconds(left), Optional.of("caller-session"));
  }

  /**
   * Checks a lifetime that is declared, in an annotation or the configuration, long before a token
   * is asked for.
   *
   * @throws TokenRefusedException if it is outside the bounds of this policy and the grants; a
   *     declared lifetime is never cut
   */
  public void check(List<Grant> grants, Duration declared) {
    bounds(grants, TtlRange.ANY).require(declared, Problem.TTL_OUT_OF_BOUNDS);
  }

  /**
   * The same for the policy's default.
   *
   * @throws TokenRefusedException if the grants exclude it
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
    Bound least = new Bound(min, "policy");
    Bound most = new Bound(max, max.equals(Ttl.LONGEST) ? "cap" : "policy");
    for (Grant grant : grants) {
      String setBy = grant.key() + "-grant";
      least = least.atLeast(grant.lifetimes().min(), setBy);
      most = most.atMost(grant.lifetimes().max(), setBy);
    }
    return new Bounds(
        least.atLeast(range.min(), TTL_LIMITED), most.atMost(range.max(), TTL_LIMITED));
  }
}
