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
import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How the bounds of grants, and of the request itself, narrow those of a policy. */
class TtlBoundsTest {
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
}
