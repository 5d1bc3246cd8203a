package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.TtlPolicy.Excess;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Holds that no token outlives policy, request, grants or login, for any combination. */
class LifetimeBoundsTest {
  private static final Set<Problem> REFUSALS =
      EnumSet.of(
          Problem.TTL_OUT_OF_BOUNDS,
          Problem.TTL_DEFAULT_OUT_OF_BOUNDS,
          Problem.TTL_BOUNDS_CONFLICT,
          Problem.SESSION_TOO_SHORT);

  /** One decision to take; absent is not asked, not bound. */
  record Case(
      TtlPolicy policy, List<Grant> grants, OptionalLong asked, long most, OptionalLong session) {
    TokenRequest request() {
      TokenRequest request =
          TokenRequest.of("alice", grants.toArray(Grant[]::new)).atMost(Ttl.ofSeconds(most));
      return asked.isPresent() ? request.withTtl(Duration.ofSeconds(asked.getAsLong())) : request;
    }

    TtlDecision decide() {
      return policy.decide(
          request(),
          Instant.EPOCH,
          session.isPresent()
              ? Optional.of(Instant.EPOCH.plusMillis(session.getAsLong()))
              : Optional.empty());
    }

    long ceiling() {
      return LongStream.concat(
              LongStream.of(86_400, policy.max().seconds(), most),
              grants.stream().mapToLong(grant -> grant.lifetimes().max().seconds()))
          .min()
          .orElseThrow();
    }

    long floor() {
      return LongStream.concat(
              LongStream.of(policy.min().seconds()),
              grants.stream().mapToLong(grant -> grant.lifetimes().min().seconds()))
          .max()
          .orElseThrow();
    }
  }

  @Property(tries = 5000)
  void noLifetimeIsOverAnyBound(@ForAll("cases") Case it) {
    TtlDecision decision;
    try {
      decision = it.decide();
    } catch (TwilioTokenException e) {
      Statistics.label("decision").collect("refused");
      assertTrue(REFUSALS.contains(e.problem()), e.getMessage());
      return;
    }
    Statistics.label("decision").collect("taken");

    long seconds = decision.effective().seconds();

    assertTrue(seconds <= it.ceiling(), () -> seconds + " s is over " + it.ceiling());
    assertTrue(seconds >= it.floor(), () -> seconds + " s is under " + it.floor());
    it.session.ifPresent(left -> assertTrue(seconds * 1000 <= left, () -> seconds + " s"));

    long wanted = it.asked.orElse(it.policy.defaultTtl().seconds());
    assertTrue(seconds <= wanted, () -> seconds + " s is stretched over " + wanted);
    assertEquals(seconds < wanted, decision.limitedBy().isPresent(), "a cut is reported");
  }

  @Property(tries = 2000)
  void whatIsAskedInsideEveryBoundIsGiven(@ForAll("cases") Case it) {
    if (it.floor() > it.ceiling()) {
      return;
    }
    long middle = (it.floor() + it.ceiling()) / 2;

    for (long asked : new long[] {it.floor(), middle, it.ceiling()}) {
      assertEquals(
          new TtlDecision(
              Optional.of(Duration.ofSeconds(asked)), Ttl.ofSeconds(asked), Optional.empty()),
          it.policy.decide(
              it.request().withTtl(Duration.ofSeconds(asked)), Instant.EPOCH, Optional.empty()));
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<Long> edges = Arbitraries.of(1L, 59L, 60L, 179L, 180L, 900L, 86_399L, 86_400L);
    Arbitrary<Long> lifetime = Arbitraries.oneOf(edges, Arbitraries.longs().between(1, 86_400));
    Arbitrary<TtlPolicy> policy =
        Combinators.combine(lifetime.list().ofSize(3), Arbitraries.of(Excess.class))
            .as(
                (bounds, excess) -> {
                  List<Ttl> sorted = bounds.stream().sorted().map(Ttl::ofSeconds).toList();
                  return new TtlPolicy(sorted.get(1), sorted.get(0), sorted.get(2), excess);
                });
    Grant video = new VideoGrant("standup");
    Grant voice = new VoiceGrant();
    Grant sync = new SyncGrant("IS" + "0".repeat(32));
    Arbitrary<List<Grant>> grants =
        Arbitraries.of(
            List.of(
                List.of(video),
                List.of(voice),
                List.of(sync),
                List.of(voice, sync),
                List.of(video, voice)));
    Arbitrary<OptionalLong> asked =
        maybe(Arbitraries.oneOf(lifetime, Arbitraries.longs().between(1, Long.MAX_VALUE)));
    Arbitrary<Long> most = Arbitraries.oneOf(lifetime, Arbitraries.of(86_400L));
    Arbitrary<OptionalLong> session =
        maybe(
            Arbitraries.oneOf(
                Arbitraries.longs().between(-1_000, 4_000_000),
                Arbitraries.longs().between(Long.MIN_VALUE, Long.MAX_VALUE)));
    return Combinators.combine(policy, grants, asked, most, session).as(Case::new);
  }

  private static Arbitrary<OptionalLong> maybe(Arbitrary<Long> value) {
    return value.optional(0.5).map(it -> it.map(OptionalLong::of).orElse(OptionalLong.empty()));
  }
}
