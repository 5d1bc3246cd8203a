package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.TtlPolicy.Excess;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Policies and requests, and what is decided of them. */
final class TtlPolicyFixture {
  static final Grant VIDEO = new VideoGrant("standup");
  static final Grant VOICE = new VoiceGrant();
  static final Grant SYNC = new SyncGrant("IS" + "0".repeat(32));

  private TtlPolicyFixture() {}

  static TtlPolicy policy(long standard, long min, long max, Excess excess) {
    return new TtlPolicy(Ttl.ofSeconds(standard), Ttl.ofSeconds(min), Ttl.ofSeconds(max), excess);
  }

  static TokenRequest asking(long seconds, Grant... grants) {
    return TokenRequest.of("alice", grants).withTtl(Duration.ofSeconds(seconds));
  }

  /** Decides for a token that no login binds. */
  static TtlDecision decide(TtlPolicy policy, TokenRequest request) {
    return policy.decide(request, Instant.EPOCH, Optional.empty());
  }

  /** Decides for a caller whose login ends after this time. */
  static TtlDecision decide(TtlPolicy policy, TokenRequest request, Duration left) {
    return policy.decide(request, Instant.EPOCH, Optional.of(Instant.EPOCH.plus(left)));
  }

  static void decides(long seconds, String limitedBy, TtlPolicy policy, TokenRequest request) {
    TtlDecision decision = decide(policy, request);
    assertEquals(seconds, decision.effective().seconds());
    assertEquals(Optional.ofNullable(limitedBy.isEmpty() ? null : limitedBy), decision.limitedBy());
    assertEquals(request.ttl(), decision.requested());
  }
}
