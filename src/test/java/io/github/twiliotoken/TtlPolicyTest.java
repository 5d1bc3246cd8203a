package io.github.twiliotoken;

import static io.github.twiliotoken.Refusals.refuses;
import static io.github.twiliotoken.TtlPolicyFixture.SYNC;
import static io.github.twiliotoken.TtlPolicyFixture.VIDEO;
import static io.github.twiliotoken.TtlPolicyFixture.VOICE;
import static io.github.twiliotoken.TtlPolicyFixture.asking;
import static io.github.twiliotoken.TtlPolicyFixture.decide;
import static io.github.twiliotoken.TtlPolicyFixture.decides;
import static io.github.twiliotoken.TtlPolicyFixture.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.TtlPolicy.Excess;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How long a token lives under a policy and a login, and which of them has cut it. */
class TtlPolicyTest {
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
