package io.github.twiliotoken.inspect;

import static io.github.twiliotoken.inspect.AlteredTokens.ACCOUNT;
import static io.github.twiliotoken.inspect.AlteredTokens.CLOCK;
import static io.github.twiliotoken.inspect.AlteredTokens.KEY;
import static io.github.twiliotoken.inspect.AlteredTokens.PAIR;
import static io.github.twiliotoken.inspect.AlteredTokens.SECRET;
import static io.github.twiliotoken.inspect.AlteredTokens.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.jwt.accesstoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import io.github.twiliotoken.value.Region;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tokens of Twilio's own library, under inspection. */
class TwilioTokensTest {
  private static final String SERVICE = "IS" + "3".repeat(32);

  private final TokenInspector inspector = new TokenInspector(CLOCK, () -> List.of(PAIR));

  @Test
  void takesWhatTwiliosOwnLibraryMakes() {
    Inspection inspection =
        new TokenInspector(Clock.systemUTC(), PAIR).inspect(theirs(3600, "alice"), Product.VIDEO);

    assertTrue(inspection.valid(), inspection.findings().toString());
    assertEquals(List.of(new VideoGrant("standup")), inspection.contents().grants());
  }

  @Test
  void findsWhatTwiliosOwnLibrarySigns() {
    assertEquals("20157", found(theirs(86_401, "alice")));
    assertEquals("20157", found(theirs(900_000, "alice")));
    // an hour in milliseconds, times a thousand in an int: it ended before it began
    assertEquals("20104", found(theirs(3_600_000, "alice")));
    assertEquals("20106/51105", found(theirs(3600, null)));
    assertEquals("53200", found(theirs(3600, "")));
  }

  @Test
  void looksForTheRegionOfTheKey() {
    Credentials irish =
        new Credentials(ACCOUNT, KEY, Optional.of(new Region("ie1")), new ApiSecret(SECRET));
    TokenInspector elsewhere = new TokenInspector(CLOCK, () -> List.of(irish));
    TokenRequest request = TokenRequest.of("alice", new SyncGrant(SERVICE));
    String theirs =
        new Hs256TokenIssuer(irish, TtlPolicy.STANDARD).withClock(CLOCK).issue(request).jwt();
    String ours =
        new Hs256TokenIssuer(PAIR, TtlPolicy.STANDARD).withClock(CLOCK).issue(request).jwt();

    assertTrue(elsewhere.inspect(theirs).valid());
    assertEquals("20102", codes(elsewhere.inspect(ours)));
    assertEquals("20102", codes(inspector.inspect(theirs)));

    String video = builder(900).identity("alice").region("ie1").build().toJwt();

    assertEquals(
        "20102", codes(new TokenInspector(Clock.systemUTC(), irish).inspect(video, Product.VIDEO)));
  }

  private static String found(String token) {
    return codes(new TokenInspector(Clock.systemUTC(), PAIR).inspect(token));
  }

  private static AccessToken.Builder builder(int ttl) {
    return new AccessToken.Builder(ACCOUNT, KEY, SECRET.getBytes(StandardCharsets.UTF_8))
        .ttl(ttl)
        .nbf(Date.from(Instant.now().minusSeconds(1)))
        .grant(new com.twilio.jwt.accesstoken.VideoGrant().setRoom("standup"));
  }

  private static String theirs(int ttl, @Nullable String identity) {
    AccessToken.Builder builder = builder(ttl);
    return (identity == null ? builder : builder.identity(identity)).build().toJwt();
  }
}
