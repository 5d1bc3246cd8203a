package io.github.twiliotoken.inspect;

import static io.github.twiliotoken.inspect.AlteredTokens.CLOCK;
import static io.github.twiliotoken.inspect.AlteredTokens.HEADER;
import static io.github.twiliotoken.inspect.AlteredTokens.PAIR;
import static io.github.twiliotoken.inspect.AlteredTokens.PAYLOAD;
import static io.github.twiliotoken.inspect.AlteredTokens.codes;
import static io.github.twiliotoken.inspect.AlteredTokens.edited;
import static io.github.twiliotoken.inspect.AlteredTokens.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.util.Base64URL;
import io.github.twiliotoken.grant.VideoGrant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that others have broken, and what is found. */
class BrokenTokensTest {
  private final TokenInspector inspector = new TokenInspector(CLOCK, PAIR);

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/inspect/broken-tokens.csv",
      delimiter = '|',
      quoteCharacter = '\u0001',
      maxCharsPerColumn = 8192,
      numLinesToSkip = 1)
  void findsWhatIsBroken(
      String what, String header, String payload, String product, String verdicts)
      throws Exception {
    Inspection inspection =
        inspector.inspect(
            signed(edited(HEADER, header), edited(PAYLOAD, payload)), product(product));
    String expected = verdicts.equals("-") ? "" : verdicts;

    assertEquals(expected, codes(inspection), inspection.findings().toString());
    assertEquals(verdict(verdicts), inspection.verdict());
    assertEquals(inspection.verdict() == Inspection.Verdict.ACCEPTED, inspection.valid());
  }

  private static Inspection.Verdict verdict(String verdicts) {
    if (verdicts.matches(".*[0-9].*")) {
      return Inspection.Verdict.REFUSED;
    }
    return verdicts.contains("unchecked")
        ? Inspection.Verdict.UNKNOWN
        : Inspection.Verdict.ACCEPTED;
  }

  @ParameterizedTest
  @CsvSource({"a, 1", "a.b, 2", "a.b.c.d, 4", "a.b.c.d.e, 5"})
  void saysHowManySegmentsThereAre(String token, long segments) {
    Finding first = inspector.inspect(token).findings().get(0);

    assertEquals(FindingType.NOT_A_JWT, first.type());
    assertEquals(
        "A compact JWS has 3 segments between dots; this has " + segments + ".", first.detail());
  }

  @Test
  void readsWhatThereIsOfAToken() throws Exception {
    String token = signed(HEADER, PAYLOAD);

    Inspection inspection = inspector.inspect(token.substring(0, token.lastIndexOf('.')));

    assertEquals("20101", codes(inspection));
    assertFalse(inspection.contents().claims().isEmpty());
  }

  static Stream<String> mangled() throws Exception {
    String good = signed(HEADER, PAYLOAD);
    String[] parts = good.split("\\.", -1);
    String header = parts[0];
    String payload = parts[1];
    String signature = parts[2];
    String rest = "." + payload + "." + signature;
    return Stream.of(
        header + "=" + rest,
        header + "==" + rest,
        header + "\n" + rest,
        header + " " + rest,
        rest,
        header + ".." + signature,
        "\u00e9" + good,
        "Bearer " + good,
        "\"" + good + "\"",
        "{\"token\":\"" + good + "\"}",
        good + ".",
        good + "=",
        // another spelling of the same bytes: the last character has two bits left over
        header + "." + payload + "." + next(signature),
        header + "." + payload + "." + signature.substring(1),
        header.replace("-", "+").replace("eyJ", "+yJ") + rest,
        Base64URL.encode(new byte[] {(byte) 0xFF, '{', '}'}) + rest,
        Base64URL.encode("\ufeff" + HEADER) + rest,
        "a".repeat(8193),
        (good + ".").repeat(40));
  }

  private static String next(String base64url) {
    int last = base64url.length() - 1;
    return base64url.substring(0, last) + (char) (base64url.charAt(last) + 1);
  }

  @ParameterizedTest
  @MethodSource("mangled")
  void refusesWhatIsNoCompactJws(String token) {
    Inspection inspection = inspector.inspect(token);

    assertFalse(inspection.valid());
    assertTrue(codes(inspection).contains("20101"), inspection.findings().toString());
    assertTrue(inspection.signedBy().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer %s", "\"%s\"", "{\"token\":\"%s\"}", "Authorization: Bearer %s"})
  void asksForTheTokenAlone(String around) throws Exception {
    Inspection inspection = inspector.inspect(around.formatted(signed(HEADER, PAYLOAD)));

    assertEquals("20101", codes(inspection));
    assertEquals(
        "Hand on the token alone: no 'Bearer', no quotes, no JSON around it, no line breaks.",
        inspection.findings().get(0).repair());
  }

  @Test
  void leavesWhiteSpaceAroundTheTokenOut() throws Exception {
    Inspection inspection = inspector.inspect(" " + signed(HEADER, PAYLOAD) + "\n");

    assertEquals("warning", codes(inspection));
    assertTrue(inspection.valid());
    assertEquals("There is no token.", inspector.inspect(" \n").findings().get(0).detail());
  }

  @Test
  void sayWhatIsWrongInSentences() throws Exception {
    String payload =
        "{\"iss\":\"x\",\"nbf\":1795514460,\"exp\":1795514000,\"grants\":{\"identity\":\"jos\u00e9\","
            + "\"voice\":{\"push_credential_sid\":\"x\",\"a\":1,\"b\":2}}}";

    assertEquals(
        List.of(
            "The header has no cty; it needs twilio-fpa;v=1.",
            "iss is 'x'; it needs the API key's SID, SK and 32 hexadecimal digits.",
            "There is no sub; it needs the account's SID, AC and 32 hexadecimal digits.",
            "exp was 2026-11-24 09:53:20 UTC, 7 minutes ago.",
            "nbf is 2026-11-24 10:01:00 UTC, in 60 seconds.",
            "grants.voice.push_credential_sid is not CR and 32 hexadecimal digits.",
            "grants.voice has a, b, and Twilio names unrecognized fields as a cause of this.",
            "Voice takes only A-Z a-z 0-9 _ in an identity, not \\u00e9 as in 'jos\\u00e9'.",
            "There is no jti by which logs could tell the token from others."),
        inspector
            .inspect(signed("{\"typ\":\"JWT\",\"alg\":\"HS256\"}", payload))
            .findings()
            .stream()
            .map(Finding::detail)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 41, 42})
  void seesThatTheSignatureWasChanged(int at) throws Exception {
    String token = signed(HEADER, PAYLOAD);
    int place = token.lastIndexOf('.') + 1 + at;
    // both are possible as the last character: no bit is left over
    char other = token.charAt(place) == 'A' ? 'E' : 'A';
    String changed = token.substring(0, place) + other + token.substring(place + 1);

    Inspection inspection = inspector.inspect(changed);

    assertEquals("20107", codes(inspection));
    assertEquals(Inspection.Signature.INVALID, inspection.signature());
    assertTrue(inspection.signedBy().isEmpty());

    String signature = changed.substring(changed.lastIndexOf('.') + 1);
    assertFalse(inspection.toString().contains(signature), "the signature is shown");
  }

  /** Of a key that is not known here, the header tells the region. */
  @Test
  void seesThatVideoNeedsAKeyOfUs1() throws Exception {
    String irish = edited(HEADER, "{\"twr\":\"ie1\"}");
    TokenInspector stranger = new TokenInspector(CLOCK);

    assertEquals("20102 unchecked", codes(stranger.inspect(signed(irish, PAYLOAD))));
    assertEquals("unchecked", codes(stranger.inspect(signed(HEADER, PAYLOAD))));
  }

  @Test
  void readsAVideoGrantWithoutARoom() throws Exception {
    String payload = edited(PAYLOAD, "{\"grants\":{\"video\":{\"room\":null}}}");

    assertEquals(
        List.of(VideoGrant.everyRoom()),
        inspector.inspect(signed(HEADER, payload)).contents().grants());
  }

  @Test
  void seesThatThePayloadWasChanged() throws Exception {
    String[] parts = signed(HEADER, PAYLOAD).split("\\.", -1);
    Base64URL payload = Base64URL.encode(PAYLOAD.replace("alice", "mallory"));
    String changed = parts[0] + "." + payload + "." + parts[2];

    assertEquals("20107", codes(inspector.inspect(changed)));
  }

  private static Product product(String name) {
    return name == null ? Product.ANY : Product.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
