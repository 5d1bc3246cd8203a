package io.github.twiliotoken;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.TtlPolicy.Excess;
import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How long, and what said so. */
class TtlPolicyTest {
  private static final Grant VIDEO = new VideoGrant("standup");
  private static final Grant VOICE = new VoiceGrant();
  private static final Grant SYNC = new SyncGrant("IS" + "0".repeat(32));

  private static TtlPolicy policy(long standard, long min, long max, Excess excess) {
    return new TtlPolicy(Ttl.ofSeconds(standard), Ttl.ofSeconds(min), Ttl.ofSeconds(max), excess);
  }

  private static TokenRequest asking(long seconds, Grant... grants) {
    return TokenRequest.of("alice", grants).withTtl(Duration.ofSeconds(seconds));
  }

  /** Decides for a token that no login binds. */
  private static TtlDecision decide(TtlPolicy policy, TokenRequest request) {
    return policy.decide(request, Instant.EPOCH, Optional.empty());
  }

  /** Decides for a caller whose login ends after this time. */
  private static TtlDecision decide(TtlPolicy policy, TokenRequest request, Duration left) {
    return policy.decide(request, Instant.EPOCH, Optional.of(Instant.EPOCH.plus(left)));
  }

  private static void decides(
      long seconds, String limitedBy, TtlPolicy policy, TokenRequest request) {
    TtlDecision decision = decide(policy, request);
    assertEquals(seconds, decision.effective().seconds());
    assertEquals(Optional.ofNullable(limitedBy.isEmpty() ? null : limitedBy), decision.limitedBy());
    assertEquals(request.ttl(), decision.requested());
  }

  @Nested
  class Policy {
    @Test
    void boundsAndDefaultFitTogether() {
      policy(60, 60, 60, Excess.REJECT);

      refuses(Problem.TTL_DEFAULT_OUT_OF_BOUNDS, () -> policy(59, 60, 61, Excess.REJECT));
      refuses(Problem.TTL_DEFAULT_OUT_OF_BOUNDS, () -> policy(62, 60, 61, Excess.REJECT));
      refuses(Problem.TTL_BOUNDS_CONFLICT, () -> policy(60, 61, 60, Excess.REJECT));
    }

    @Test
    void theStandardIs15MinutesFrom1MinuteTo1Hour() {
      assertEquals(policy(900, 60, 3600, Excess.REJECT), TtlPolicy.STANDARD);
    }
  }

  @Nested
  class WithoutLogin {
    @Test
    void givesTheDefaultWhenNothingIsAsked() {
      decides(900, "", TtlPolicy.STANDARD, TokenRequest.of("alice", VIDEO));
    }

    @Test
    void takesTheBoundsAndRefusesTheNextSecond() {
      decides(60, "", TtlPolicy.STANDARD, asking(60, VIDEO));
      decides(3600, "", TtlPolicy.STANDARD, asking(3600, VIDEO));
      refuses(Problem.TTL_OUT_OF_BOUNDS, () -> decide(TtlPolicy.STANDARD, asking(59, VIDEO)));

      var refused =
          refuses(Problem.TTL_OUT_OF_BOUNDS, () -> decide(TtlPolicy.STANDARD, asking(3601, VIDEO)));

      assertEquals(Map.of("min", 60L, "max", 3600L, "limited_by", "policy"), refused.facts());
      assertTrue(
          refused
              .getMessage()
              .startsWith(
                  "TWT-002: A lifetime of 3601 s is not from 60 s (policy) to 3600 s (policy)."),
          refused.getMessage());
    }

    @Test
    void clampingCutsAndNeverStretches() {
      TtlPolicy clamp = policy(900, 60, 3600, Excess.CLAMP);

      decides(3600, "policy", clamp, asking(3601, VIDEO));
      decides(3600, "policy", clamp, asking(900_000, VIDEO));
      decides(3600, "", clamp, asking(3600, VIDEO));
      refuses(Problem.TTL_OUT_OF_BOUNDS, () -> decide(clamp, asking(59, VIDEO)));
    }

    @Test
    void nothingLivesLongerThan24Hours() {
      TtlPolicy widest = policy(86_400, 1, 86_400, Excess.REJECT);

      decides(86_400, "", widest, asking(86_400, VIDEO));
      refuses(Problem.TTL_OUT_OF_BOUNDS, () -> decide(widest, asking(86_401, VIDEO)));
      decides(86_400, "cap", policy(900, 1, 86_400, Excess.CLAMP), asking(999_999_999, VIDEO));
      refuses(Problem.TTL_NOT_POSSIBLE, () -> policy(900, 1, 86_401, Excess.REJECT));
    }

    @Test
    void refusesOrCutsAnEndlessLifetime() {
      TokenRequest forever =
          TokenRequest.of("alice", VIDEO).withTtl(Duration.ofSeconds(Long.MAX_VALUE));

      refuses(Problem.TTL_OUT_OF_BOUNDS, () -> decide(TtlPolicy.STANDARD, forever));
      decides(3600, "policy", policy(900, 60, 3600, Excess.CLAMP), forever);
    }
  }

  @Nested
  class Grants {
    @Test
    void grantsHaveFloorsAndCeilings() {
      TtlPolicy widest = policy(86_400, 1, 86_400, Excess.REJECT);

      decides(86_399, "", widest, asking(86_399, VOICE));
      refuses(Problem.TTL_OUT_OF_BOUNDS, () -> decide(widest, asking(86_400, VOICE)));
      decides(86_399, "voice-grant", widest, TokenRequest.of("alice", VOICE));
      decides(60, "", widest, asking(60, VOICE));
      refuses(Problem.TTL_OUT_OF_BOUNDS, () -> decide(widest, asking(59, VOICE)));
      decides(180, "", widest, asking(180, VOICE, SYNC));

      var refused =
          refuses(Problem.TTL_OUT_OF_BOUNDS, () -> decide(widest, asking(179, VOICE, SYNC)));
      assertEquals("data_sync-grant", refused.facts().get("limited_by"));
    }

    @Test
    void conversationsNeeds180Seconds() {
      Grant chat = new ChatGrant("IS" + "0".repeat(32));

      decides(180, "", TtlPolicy.STANDARD, asking(180, chat));
      refuses(Problem.TTL_OUT_OF_BOUNDS, () -> decide(TtlPolicy.STANDARD, asking(179, chat)));
    }

    @Test
    void theStrictestGrantSetsTheCeiling() {
      assertEquals(Ttl.LONGEST, TtlPolicy.ceiling(List.of(VIDEO, SYNC)));
      assertEquals(Ttl.ofSeconds(86_399), TtlPolicy.ceiling(List.of(VIDEO, VOICE, SYNC)));
    }

    @Test
    void aRefusalNamesTheGrantThatSetTheBound() {
      var refused =
          refuses(
              Problem.TTL_OUT_OF_BOUNDS,
              () -> decide(policy(900, 1, 86_400, Excess.REJECT), asking(86_400, VOICE, SYNC)));

      assertEquals(
          Map.of("min", 180L, "max", 86_399L, "limited_by", "voice-grant"), refused.facts());
      assertTrue(
          refused.detail().contains("from 180 s (data_sync-grant) to 86399 s (voice-grant)"),
          refused.detail());
    }

    @Test
    void theFirstOfTwoThatSetOneBoundIsNamed() {
      Grant chat = new ChatGrant("IS" + "0".repeat(32));
      var refused =
          refuses(
              Problem.TTL_OUT_OF_BOUNDS, () -> decide(TtlPolicy.STANDARD, asking(179, chat, SYNC)));

      assertEquals("chat-grant", refused.facts().get("limited_by"));

      TtlPolicy same =
          new TtlPolicy(
              Ttl.ofSeconds(900), Ttl.ofSeconds(180), Ttl.ofSeconds(3600), TtlPolicy.Excess.REJECT);
      refused = refuses(Problem.TTL_OUT_OF_BOUNDS, () -> decide(same, asking(179, chat, SYNC)));

      assertEquals("policy", refused.facts().get("limited_by"));
    }

    @Test
    void aDefaultThatTheGrantsExcludeIsRefused() {
      TtlPolicy twoMinutes = policy(120, 60, 3600, Excess.REJECT);
      twoMinutes.checkDefault(List.of(VIDEO));

      refuses(Problem.TTL_DEFAULT_OUT_OF_BOUNDS, () -> twoMinutes.checkDefault(List.of(SYNC)));
      refuses(
          Problem.TTL_DEFAULT_OUT_OF_BOUNDS,
          () -> decide(twoMinutes, TokenRequest.of("alice", SYNC)));
    }
  }

  @Nested
  class RangeOfTheRequest {
    @Test
    void cutsTheDefaultAndRefusesWhatWasAsked() {
      TokenRequest bounded = TokenRequest.of("alice", VIDEO).atMost(Ttl.ofSeconds(120));

      decides(120, "ttl-limited", TtlPolicy.STANDARD, bounded);
      refuses(
          Problem.TTL_OUT_OF_BOUNDS,
          () -> decide(TtlPolicy.STANDARD, bounded.withTtl(Duration.ofSeconds(121))));
      decides(
          3600,
          "policy",
          policy(900, 60, 3600, Excess.CLAMP),
          asking(9000, VIDEO).atMost(Ttl.ofSeconds(7200)));
    }

    @Test
    void mustLeaveALifetime() {
      refuses(
          Problem.TTL_BOUNDS_CONFLICT,
          () ->
              decide(
                  TtlPolicy.STANDARD, TokenRequest.of("alice", SYNC).atMost(Ttl.ofSeconds(179))));
      refuses(
          Problem.TTL_BOUNDS_CONFLICT,
          () ->
              decide(
                  TtlPolicy.STANDARD,
                  TokenRequest.of("alice", VIDEO)
                      .within(new TtlRange(Ttl.ofSeconds(7200), Ttl.LONGEST))));
    }

    @Test
    void theStricterMinimumWinsAndIsNamed() {
      TokenRequest fromTenMinutes =
          TokenRequest.of("alice", SYNC).within(new TtlRange(Ttl.ofSeconds(600), Ttl.LONGEST));

      decides(600, "", TtlPolicy.STANDARD, fromTenMinutes.withTtl(Duration.ofMinutes(10)));

      var refused =
          refuses(
              Problem.TTL_OUT_OF_BOUNDS,
              () -> decide(TtlPolicy.STANDARD, fromTenMinutes.withTtl(Duration.ofSeconds(599))));

      assertEquals(Map.of("min", 600L, "max", 3600L, "limited_by", "ttl-limited"), refused.facts());
    }

    @Test
    void stretchesNoDefault() {
      refuses(
          Problem.TTL_DEFAULT_OUT_OF_BOUNDS,
          () ->
              decide(
                  TtlPolicy.STANDARD,
                  TokenRequest.of("alice", VIDEO)
                      .within(new TtlRange(Ttl.ofSeconds(901), Ttl.LONGEST))));
    }
  }

  @Nested
  class Login {
    @Test
    void cutsWhatWasAsked() {
      TokenRequest asked = asking(900, VIDEO);
      TtlDecision cut = decide(TtlPolicy.STANDARD, asked, Duration.ofMillis(300_999));

      assertEquals(300, cut.effective().seconds());
      assertEquals(Optional.of("caller-session"), cut.limitedBy());

      TtlDecision uncut = decide(TtlPolicy.STANDARD, asked, Duration.ofMinutes(15));
      assertEquals(Optional.empty(), uncut.limitedBy());
    }

    @Test
    void isRefusedUnderTheMinimum() {
      TokenRequest request = TokenRequest.of("alice", VIDEO);

      assertEquals(
          60, decide(TtlPolicy.STANDARD, request, Duration.ofMinutes(1)).effective().seconds());
      for (long left : new long[] {59, 0, -1, -100_000}) {
        refuses(
            Problem.SESSION_TOO_SHORT,
            () -> decide(TtlPolicy.STANDARD, request, Duration.ofSeconds(left)));
      }
    }

    @Test
    void cutsFromTheFirstSecondOn() {
      TokenRequest request = TokenRequest.of("alice", VIDEO);
      TtlDecision whole = decide(TtlPolicy.STANDARD, request, Duration.ofMinutes(15));

      assertEquals(new TtlDecision(Optional.empty(), Ttl.ofSeconds(900), Optional.empty()), whole);
      for (Duration left : List.of(Duration.ofMillis(899_999), Duration.ofSeconds(899))) {
        assertEquals(
            new TtlDecision(Optional.empty(), Ttl.ofSeconds(899), Optional.of("caller-session")),
            decide(TtlPolicy.STANDARD, request, left));
      }
    }

    @Test
    void aLongerLoginLeavesTheFirstCutNamed() {
      TtlDecision decision =
          decide(policy(900, 60, 3600, Excess.CLAMP), asking(9000, VIDEO), Duration.ofHours(1));

      assertEquals(3600, decision.effective().seconds());
      assertEquals(Optional.of("policy"), decision.limitedBy());
    }

    @Test
    void theGrantsFloorAppliesToWhatIsLeft() {
      TokenRequest request = TokenRequest.of("alice", SYNC);

      assertEquals(
          180, decide(TtlPolicy.STANDARD, request, Duration.ofMinutes(3)).effective().seconds());

      var refused =
          refuses(
              Problem.SESSION_TOO_SHORT,
              () -> decide(TtlPolicy.STANDARD, request, Duration.ofMillis(179_999)));

      assertEquals(180L, refused.facts().get("min"));
      assertEquals("caller-session", refused.facts().get("limited_by"));
      assertTrue(
          refused.detail().contains("ends in 179 s; a token needs 180 s (data_sync-grant)"),
          refused.detail());
    }

    @Test
    void excusesNoLifetimeOutOfBounds() {
      refuses(
          Problem.TTL_OUT_OF_BOUNDS,
          () -> decide(TtlPolicy.STANDARD, asking(3601, VIDEO), Duration.ofMinutes(5)));
    }
  }

  @Nested
  class Declared {
    @Test
    void isNeverCut() {
      TtlPolicy clamp = policy(900, 60, 3600, Excess.CLAMP);

      clamp.check(List.of(VIDEO), Duration.ofHours(1));

      refuses(
          Problem.TTL_OUT_OF_BOUNDS, () -> clamp.check(List.of(VIDEO), Duration.ofSeconds(3601)));
      refuses(Problem.TTL_OUT_OF_BOUNDS, () -> clamp.check(List.of(SYNC), Duration.ofSeconds(179)));
    }

    @Test
    void mayReachBothBoundsOfTheGrants() {
      TtlPolicy widest = policy(900, 1, 86_400, Excess.REJECT);

      widest.check(List.of(VOICE), Duration.ofSeconds(60));
      widest.check(List.of(VOICE), Duration.ofSeconds(86_399));
      for (long outside : new long[] {59, 86_400}) {
        refuses(
            Problem.TTL_OUT_OF_BOUNDS,
            () -> widest.check(List.of(VOICE), Duration.ofSeconds(outside)));
      }

      refuses(
          Problem.TTL_BOUNDS_CONFLICT,
          () -> policy(60, 1, 179, Excess.REJECT).check(List.of(SYNC), Duration.ofSeconds(60)));
    }
  }
}
