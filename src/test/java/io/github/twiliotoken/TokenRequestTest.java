package io.github.twiliotoken;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.value.Identity;
import io.github.twiliotoken.value.Ttl;
import io.github.twiliotoken.value.TtlRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked. */
class TokenRequestTest {
  private static final TokenRequest REQUEST = TokenRequest.of("alice", new VideoGrant("standup"));

  @Test
  void holdsOneGrantOfEachKey() {
    refuses(Problem.GRANT_MISSING, () -> TokenRequest.of("alice"));
    refuses(
        Problem.GRANT_REPEATED,
        () -> TokenRequest.of("alice", new VideoGrant("a"), VideoGrant.everyRoom()));
    refuses(
        Problem.GRANT_REPEATED,
        () ->
            TokenRequest.of(
                "alice", new CustomGrant("rtc", Map.of()), new CustomGrant("rtc", Map.of())));
  }

  @Test
  void holdsOneGrantOfEachProduct() {
    Grant chat = new ChatGrant("IS" + "0".repeat(32));
    Grant messaging = new CustomGrant("ip_messaging", Map.of());
    Grant video = new VideoGrant("standup");
    Grant rtc = new CustomGrant("rtc", Map.of());
    TokenRequest.of("alice", chat, rtc);
    TokenRequest.of("alice", messaging, video);

    refuses(Problem.GRANT_REPEATED, () -> TokenRequest.of("alice", chat, messaging));

    var refused = refuses(Problem.GRANT_REPEATED, () -> TokenRequest.of("alice", rtc, chat, video));
    assertEquals("'rtc' and 'video' are grants of one product", refused.detail());
  }

  @Test
  void needsAnIdentityThatEveryProductTakes() {
    SyncGrant sync = new SyncGrant("IS" + "0".repeat(32));
    TokenRequest.of("alice@acme.test", sync);

    refuses(
        Problem.IDENTITY_NOT_POSSIBLE,
        () -> TokenRequest.of("alice@acme.test", sync, new VoiceGrant()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT1.5S"})
  void refusesALifetimeThatIsNone(Duration none) {
    refuses(Problem.TTL_NOT_POSSIBLE, () -> REQUEST.withTtl(none));
  }

  @Test
  void narrowsAndNeverWidens() {
    Ttl five = Ttl.parse("PT5M");
    TokenRequest narrowed = REQUEST.atMost(five).atMost(Ttl.parse("PT10M"));

    assertEquals(five, narrowed.range().max());
    assertEquals(five, narrowed.withTtl(Duration.ofMinutes(1)).range().max());
  }

  @Test
  void aWishMayBeOverADayAndIsThePolicysToRefuse() {
    assertEquals(Optional.of(Duration.ofDays(9)), REQUEST.withTtl(Duration.ofDays(9)).ttl());
    assertEquals(Optional.empty(), REQUEST.ttl());
  }

  @Test
  void aBoundThatLeavesNothingIsRefused() {
    TokenRequest fromTen = REQUEST.within(new TtlRange(Ttl.ofSeconds(10), Ttl.ofSeconds(20)));
    assertEquals(Ttl.ofSeconds(10), fromTen.atMost(Ttl.ofSeconds(10)).range().max());
    refuses(Problem.TTL_BOUNDS_CONFLICT, () -> fromTen.atMost(Ttl.ofSeconds(9)));
  }

  @Test
  void keepsItsGrantsInOrderAndToItself() {
    Grant acme = new CustomGrant("acme", Map.of());
    Grant video = new VideoGrant("standup");
    List<Grant> mine = new ArrayList<>(List.of(acme, video));
    TokenRequest request =
        new TokenRequest(new Identity("alice"), Optional.empty(), mine, TtlRange.ANY);
    mine.clear();

    assertEquals(List.of(acme, video), request.grants());
    assertThrows(UnsupportedOperationException.class, () -> request.grants().clear());
  }

  @Test
  void theStrictestProductDecidesHowLongAnIdentityMayBe() {
    Grant video = new VideoGrant("standup");
    String longest = "a".repeat(121);
    TokenRequest.of(longest, video, new VoiceGrant());
    TokenRequest.of(longest + "a", video);

    refuses(
        Problem.IDENTITY_NOT_POSSIBLE,
        () -> TokenRequest.of(longest + "a", video, new VoiceGrant()));
    refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> TokenRequest.of("a".repeat(129), video));
    refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> TokenRequest.of("", video));
  }
}
