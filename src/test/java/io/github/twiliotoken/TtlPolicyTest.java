package io.github.twiliotoken;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.TtlPolicy.Excess;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static void decides(
      long seconds, String limitedBy, TtlPolicy policy, TokenRequest request) {
    TtlDecision decision = policy.decide(request);
    assertEquals(seconds, decision.effective().seconds());
    assertEquals(Optional.ofNullable(limitedBy.isEmpty() ? null : limitedBy), decision.limitedBy());
    assertEquals(request.ttl(), decision.requested());
  }

  @Test
  void givesTheDefaultWhereNothingIsAsked() {
    decides(900, "", TtlPolicy.STANDARD, TokenRequest.of("alice", VIDEO));
  }

  @Test
  void takesTheBoundsAndRefusesTheNextSecond() {
    decides(60, "", TtlPolicy.STANDARD, asking(60, VIDEO));
    decides(3600, "", TtlPolicy.STANDARD, asking(3600, VIDEO));
    refuses(Problem.TTL_OUT_OF_BOUNDS, () -> TtlPolicy.STANDARD.decide(asking(59, VIDEO)));
    var refused =
        refuses(Problem.TTL_OUT_OF_BOUNDS, () -> TtlPolicy.STANDARD.decide(asking(3601, VIDEO)));
    assertEquals(Map.of("min", 60L, "max", 3600L, "limited_by", "policy"), refused.facts());
    assertTrue(
        refused
            .getMessage()
            .startsWith(
                "TWT-002: A lifetime of 3601 s is not from 60 s (policy) to 3600 s (policy)."),
        refused.getMessage());
  }

  @Test
  void cutsDownAndNeverStretchesUpWhereItClamps() {
    TtlPolicy clamp = policy(900, 60, 3600, Excess.CLAMP);
    decides(3600, "policy", clamp, asking(3601, VIDEO));
    decides(3600, "policy", clamp, asking(900_000, VIDEO));
    decides(3600, "", clamp, asking(3600, VIDEO));
    refuses(Problem.TTL_OUT_OF_BOUNDS, () -> clamp.decide(asking(59, VIDEO)));
  }

  @Test
  void nothingLivesLongerThan24Hours() {
    TtlPolicy widest = policy(86_400, 1, 86_400, Excess.REJECT);
    decides(86_400, "", widest, asking(86_400, VIDEO));
    refuses(Problem.TTL_OUT_OF_BOUNDS, () -> widest.decide(asking(86_401, VIDEO)));
    decides(86_400, "cap", policy(900, 1, 86_400, Excess.CLAMP), asking(999_999_999, VIDEO));
    refuses(Problem.TTL_NOT_POSSIBLE, () -> policy(900, 1, 86_401, Excess.REJECT));
  }

  @Test
  void grantsHaveFloorsAndCeilings() {
    TtlPolicy widest = policy(86_400, 1, 86_400, Excess.REJECT);
    decides(86_399, "", widest, asking(86_399, VOICE));
    refuses(Problem.TTL_OUT_OF_BOUNDS, () -> widest.decide(asking(86_400, VOICE)));
    decides(86_399, "voice-grant", widest, TokenRequest.of("alice", VOICE));
    decides(60, "", widest, asking(60, VOICE));
    refuses(Problem.TTL_OUT_OF_BOUNDS, () -> widest.decide(asking(59, VOICE)));
    decides(180, "", widest, asking(180, VOICE, SYNC));
    var refused = refuses(Problem.TTL_OUT_OF_BOUNDS, () -> widest.decide(asking(179, VOICE, SYNC)));
    assertEquals("data_sync-grant", refused.facts().get("limited_by"));
  }

  @Test
  void aBoundOfTheRequestCutsWhatWasNotAskedAndRefusesWhatWas() {
    TokenRequest bounded = TokenRequest.of("alice", VIDEO).atMost(Ttl.ofSeconds(120));
    decides(120, "ttl-limited", TtlPolicy.STANDARD, bounded);
    refuses(
        Problem.TTL_OUT_OF_BOUNDS,
        () -> TtlPolicy.STANDARD.decide(bounded.withTtl(Duration.ofSeconds(121))));
    decides(
        3600,
        "policy",
        policy(900, 60, 3600, Excess.CLAMP),
        asking(9000, VIDEO).atMost(Ttl.ofSeconds(7200)));
  }

  @Test
  void boundsThatLeaveNothingAreSaidToDoSo() {
    refuses(
        Problem.TTL_BOUNDS_CONFLICT,
        () -> TtlPolicy.STANDARD.decide(TokenRequest.of("alice", SYNC).atMost(Ttl.ofSeconds(179))));
    refuses(
        Problem.TTL_BOUNDS_CONFLICT,
        () ->
            TtlPolicy.STANDARD.decide(
                TokenRequest.of("alice", VIDEO)
                    .within(new TtlRange(Ttl.ofSeconds(7200), Ttl.LONGEST))));
  }

  @Test
  void theLoginCutsWhateverWasAsked() {
    TokenRequest asked = asking(900, VIDEO);
    TtlDecision cut = TtlPolicy.STANDARD.decide(asked, Duration.ofMillis(300_999));
    assertEquals(300, cut.effective().seconds());
    assertEquals(Optional.of("caller-session"), cut.limitedBy());
    TtlDecision uncut = TtlPolicy.STANDARD.decide(asked, Duration.ofMinutes(15));
    assertEquals(Optional.empty(), uncut.limitedBy());
  }

  @Test
  void aLoginThatEndsUnderTheMinimumIsRefused() {
    TokenRequest request = TokenRequest.of("alice", VIDEO);
    assertEquals(
        60, TtlPolicy.STANDARD.decide(request, Duration.ofMinutes(1)).effective().seconds());
    for (long left : new long[] {59, 0, -1, -100_000}) {
      refuses(
          Problem.SESSION_TOO_SHORT,
          () -> TtlPolicy.STANDARD.decide(request, Duration.ofSeconds(left)));
    }
  }

  @Test
  void whatIsDeclaredIsNeverCut() {
    TtlPolicy clamp = policy(900, 60, 3600, Excess.CLAMP);
    clamp.check(List.of(VIDEO), Duration.ofHours(1));
    refuses(Problem.TTL_OUT_OF_BOUNDS, () -> clamp.check(List.of(VIDEO), Duration.ofSeconds(3601)));
    refuses(Problem.TTL_OUT_OF_BOUNDS, () -> clamp.check(List.of(SYNC), Duration.ofSeconds(179)));
  }

  @Test
  void aPolicyHoldsTogether() {
    policy(60, 60, 60, Excess.REJECT);
    refuses(Problem.TTL_DEFAULT_OUT_OF_BOUNDS, () -> policy(59, 60, 61, Excess.REJECT));
    refuses(Problem.TTL_DEFAULT_OUT_OF_BOUNDS, () -> policy(62, 60, 61, Excess.REJECT));
    refuses(Problem.TTL_BOUNDS_CONFLICT, () -> policy(60, 61, 60, Excess.REJECT));
  }

  @Test
  void aDefaultThatTheGrantsExcludeIsTheOperatorsFault() {
    TtlPolicy twoMinutes = policy(120, 60, 3600, Excess.REJECT);
    twoMinutes.checkDefault(List.of(VIDEO));
    refuses(Problem.TTL_DEFAULT_OUT_OF_BOUNDS, () -> twoMinutes.checkDefault(List.of(SYNC)));
    refuses(
        Problem.TTL_DEFAULT_OUT_OF_BOUNDS, () -> twoMinutes.decide(TokenRequest.of("alice", SYNC)));
  }
}
