package io.github.twiliotoken.inspect;

import static io.github.twiliotoken.inspect.AlteredTokens.ACCOUNT;
import static io.github.twiliotoken.inspect.AlteredTokens.CLOCK;
import static io.github.twiliotoken.inspect.AlteredTokens.KEY;
import static io.github.twiliotoken.inspect.AlteredTokens.PAIR;
import static io.github.twiliotoken.inspect.AlteredTokens.codes;
import static io.github.twiliotoken.inspect.AlteredTokens.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Our own tokens, and texts of any kind, under inspection. */
class TokenInspectorTest {
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
        signed("{\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}", payload);

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
  void asksForTheKeysAnew() {
    List<Credentials> known = new ArrayList<>();
    TokenInspector changing = new TokenInspector(CLOCK, () -> List.copyOf(known));
    String token =
        new Hs256TokenIssuer(PAIR, TtlPolicy.STANDARD)
            .withClock(CLOCK)
            .issue(TokenRequest.of("alice", new VideoGrant("standup")))
            .jwt();

    assertEquals("unchecked", codes(changing.inspect(token)));

    known.add(PAIR);
    assertTrue(changing.inspect(token).valid());
  }

  @Example
  void showsNoSignatureAndNoControlCharacter() throws Exception {
    String payload = "{\"iss\":\"\\n\\u001b[31m" + "x".repeat(500) + "\",\"exp\":\"\\r\\n\"}";
    String token = signed("{\"alg\":\"HS256\\u0007\"}", payload);
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
}
