package io.github.twiliotoken.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.jwt.accesstoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.PlaybackGrant;
import io.github.twiliotoken.grant.SyncGrant;
import io.github.twiliotoken.grant.TaskRouterGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import io.github.twiliotoken.value.Region;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Our own tokens and Twilio's, under inspection. */
class TokenInspectorTest {
  private static final String ACCOUNT = BrokenTokensTest.ACCOUNT;
  private static final String KEY = BrokenTokensTest.KEY;
  private static final String SECRET = BrokenTokensTest.SECRET;
  private static final Instant NOW = BrokenTokensTest.NOW;
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Credentials PAIR = new Credentials(ACCOUNT, KEY, new ApiSecret(SECRET));
  private static final String SERVICE = "IS" + "3".repeat(32);
  private static final String APPLICATION = "AP" + "3".repeat(32);

  private static final List<Grant> GRANTS =
      List.of(
          new VoiceGrant()
              .incoming()
              .outgoing(APPLICATION, Map.of("team", "red"))
              .pushCredential("CR" + "3".repeat(32))
              .endpoint("phone"),
          new ChatGrant(SERVICE)
              .endpoint("phone")
              .deploymentRole("RL" + "3".repeat(32))
              .pushCredential("CR" + "3".repeat(32)),
          new VideoGrant("standup"),
          new SyncGrant(SERVICE).endpoint("phone"),
          new TaskRouterGrant("WS" + "3".repeat(32)).worker("WK" + "3".repeat(32)).role("worker"),
          new PlaybackGrant(withNull()),
          new CustomGrant("next_product", Map.of("any", List.of(1L, true))),
          new CustomGrant("deep_product", deep()));

  private final TokenInspector inspector = new TokenInspector(CLOCK, () -> List.of(PAIR));

  /** As deep, and with as large a number, as we sign. */
  private static Map<String, Object> deep() {
    Map<String, Object> deep = Map.of("a", new BigInteger("9".repeat(40)));
    for (int i = 1; i < 16; i++) {
      deep = Map.of("a", deep);
    }
    return deep;
  }

  private static Map<String, Object> withNull() {
    Map<String, Object> payload = new HashMap<>();
    payload.put("requestCredentials", null);
    payload.put("playbackUrl", "https://playback.example");
    return payload;
  }

  @Property(tries = 200)
  void findsNothingWrongWithWhatWeSign(
      @ForAll @Size(min = 1, max = 8) Set<@IntRange(max = 7) Integer> which) {
    List<Grant> grants = which.stream().map(GRANTS::get).toList();
    String token =
        new Hs256TokenIssuer(PAIR, TtlPolicy.STANDARD)
            .withClock(CLOCK)
            .issue(TokenRequest.of("alice", grants.toArray(Grant[]::new)))
            .jwt();

    Inspection inspection = inspector.inspect(token);

    assertEquals(List.of(), inspection.findings());
    assertTrue(inspection.valid());
    assertEquals(Optional.of(KEY), inspection.signedBy());
    assertEquals(Optional.of(Duration.ofMinutes(15)), inspection.remaining());
    assertEquals(Set.copyOf(grants), Set.copyOf(inspection.contents().grants()));
    assertEquals(ACCOUNT, inspection.contents().claims().get("sub"));
    assertEquals("JWT", inspection.contents().header().get("typ"));
  }

  @Property(tries = 2000)
  void survivesEverything(@ForAll String token) {
    assertFalse(inspector.inspect(token).valid());
  }

  @Property(tries = 2000)
  void takesNoChangedByte(@ForAll @IntRange(max = 400) int place, @ForAll char other) {
    String token =
        new Hs256TokenIssuer(PAIR, TtlPolicy.STANDARD)
            .withClock(CLOCK)
            .withTokenIds(() -> "id")
            .issue(TokenRequest.of("alice", new VideoGrant("standup")))
            .jwt();
    int at = place % token.length();
    String changed = token.substring(0, at) + other + token.substring(at + 1);

    assertEquals(changed.equals(token), inspector.inspect(changed).valid());
  }

  @Property(tries = 500)
  void survivesAnyPayload(@ForAll("values") String payload) throws Exception {
    String token =
        BrokenTokensTest.signed(
            "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}", payload);

    assertFalse(inspector.inspect(token).valid(), "neither iss nor sub is a SID");
  }

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> value =
        Arbitraries.of(
            "null",
            "true",
            "-1",
            "0",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "1e99",
            "\"\"",
            "\"\\ud800\"",
            "[]",
            "[null]",
            "{}",
            "{\"incoming\":null}",
            "{\"outgoing\":{\"application_sid\":[]}}",
            "{\"room\":{}}");
    return value
        .list()
        .ofSize(9)
        .map(
            v ->
                """
                {"jti":%s,"iss":%s,"sub":%s,"nbf":%s,"exp":%s,"iat":%s,
                 "grants":{"identity":%s,"voice":%s,"video":%s}}"""
                    .formatted(v.toArray()));
  }

  @Example
  void takesWhatTwiliosOwnLibraryMakes() {
    Inspection inspection =
        new TokenInspector(Clock.systemUTC(), PAIR).inspect(theirs(3600, "alice"), Product.VIDEO);

    assertTrue(inspection.valid(), inspection.findings().toString());
    assertEquals(List.of(new VideoGrant("standup")), inspection.contents().grants());
  }

  @Example
  void findsWhatTwiliosOwnLibrarySigns() {
    assertEquals("20157", found(theirs(86_401, "alice")));
    assertEquals("20157", found(theirs(900_000, "alice")));
    // an hour in milliseconds, times a thousand in an int: it ended before it began
    assertEquals("20104", found(theirs(3_600_000, "alice")));
    assertEquals("20106/51105", found(theirs(3600, null)));
    assertEquals("53200", found(theirs(3600, "")));
  }

  @Example
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
    assertEquals("20102", BrokenTokensTest.codes(elsewhere.inspect(ours)));
    assertEquals("20102", BrokenTokensTest.codes(inspector.inspect(theirs)));

    String video = builder(900).identity("alice").region("ie1").build().toJwt();

    assertEquals(
        "20102",
        BrokenTokensTest.codes(
            new TokenInspector(Clock.systemUTC(), irish).inspect(video, Product.VIDEO)));
  }

  @Example
  void asksForTheKeysAnew() {
    List<Credentials> known = new ArrayList<>();
    TokenInspector changing = new TokenInspector(CLOCK, () -> List.copyOf(known));
    String token =
        new Hs256TokenIssuer(PAIR, TtlPolicy.STANDARD)
            .withClock(CLOCK)
            .issue(TokenRequest.of("alice", new VideoGrant("standup")))
            .jwt();

    assertEquals("20107", BrokenTokensTest.codes(changing.inspect(token)));

    known.add(PAIR);
    assertTrue(changing.inspect(token).valid());
  }

  @Example
  void showsNoSignatureAndNoControlCharacter() throws Exception {
    String payload = "{\"iss\":\"\\n\\u001b[31m" + "x".repeat(500) + "\",\"exp\":\"\\r\\n\"}";
    String token = BrokenTokensTest.signed("{\"alg\":\"HS256\\u0007\"}", payload);
    Inspection inspection = inspector.inspect(token);
    String text =
        inspection.findings().stream()
            .map(finding -> finding.detail() + finding.repair())
            .collect(Collectors.joining());

    assertTrue(text.chars().noneMatch(Character::isISOControl), text);
    assertFalse(inspection.toString().contains(token.substring(token.lastIndexOf('.') + 1)));
  }

  @Example
  void givesAResultThatCannotBeChanged() {
    Inspection inspection =
        inspector.inspect(
            new Hs256TokenIssuer(PAIR, TtlPolicy.STANDARD)
                .withClock(CLOCK)
                .issue(TokenRequest.of("alice", new VideoGrant("standup")))
                .jwt());
    Map<String, Object> claims = inspection.contents().claims();

    assertThrows(UnsupportedOperationException.class, claims::clear);
    assertThrows(
        UnsupportedOperationException.class,
        ((Map<?, ?>) Objects.requireNonNull(claims.get("grants")))::clear);
    assertThrows(UnsupportedOperationException.class, inspection.contents().header()::clear);
    assertThrows(UnsupportedOperationException.class, inspection.findings()::clear);
  }

  /** Twilio's table: the API and Video, Voice, Sync and Conversations. */
  @Example
  void hasTheCodesThatTwilioDocuments() {
    assertEquals(
        """
        NOT_A_JWT 20101 31204 51130
        HEADER 20102 31204 51114
        ISSUER_SUBJECT 20103 31203 51115
        EXPIRED 20104 31205 51119
        NOT_YET_VALID 20105 - 51120
        GRANTS 20106 - 51116
        NO_GRANTS 20106 - 51103
        NO_SERVICE 20106 - 51104
        NO_IDENTITY 20106 - 51105
        PRODUCT_TWICE 20106 - 51110
        SIGNATURE 20107 31202 51117
        TOO_LONG_LIVED 20157 31207 51121
        ROOM 53100 - -
        ROOM_TOO_LONG 53101 - -
        ROOM_CHARACTERS 53102 - -
        IDENTITY 53200 31105 -
        IDENTITY_TOO_LONG 53201 31105 51003
        IDENTITY_CHARACTERS 53202 31105 -
        WARNING - - -
        """,
        Stream.of(FindingType.values())
            .map(
                type ->
                    "%s %s %s %s\n"
                        .formatted(
                            type, shown(type.code()), shown(type.voice()), shown(type.sync())))
            .collect(Collectors.joining()));
  }

  private static String shown(OptionalInt code) {
    return code.isEmpty() ? "-" : String.valueOf(code.getAsInt());
  }

  private static String found(String token) {
    return BrokenTokensTest.codes(new TokenInspector(Clock.systemUTC(), PAIR).inspect(token));
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
