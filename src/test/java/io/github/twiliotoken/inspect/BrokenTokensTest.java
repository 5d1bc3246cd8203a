package io.github.twiliotoken.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.impl.HMAC;
import com.nimbusds.jose.util.Base64URL;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.jwt.ApiSecret;
import io.github.twiliotoken.jwt.Credentials;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that others have broken, and what is found. They are assembled and signed by Nimbus. */
class BrokenTokensTest {
  static final String ACCOUNT = "AC" + "1".repeat(32);
  static final String KEY = "SK" + "2".repeat(32);
  static final String SECRET = "the-secret-of-the-key-with-twos-00";
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}";
  static final String PAYLOAD =
      """
      {"jti":"%s-1","iss":"%s","sub":"%s","nbf":1795514000,"exp":1795514900,
       "grants":{"identity":"alice","video":{"room":"standup"}}}"""
          .formatted(KEY, KEY, ACCOUNT);

  private final TokenInspector inspector =
      new TokenInspector(CLOCK, new Credentials(ACCOUNT, KEY, new ApiSecret(SECRET)));

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
    assertEquals(!verdicts.matches(".*[0-9].*"), inspection.valid());
  }

  @ParameterizedTest
  @CsvSource({"a, 1", "a.b, 2", "a.b.c.d, 4", "a.b.c.d.e, 5"})
  void saysHowManySegmentsThereAre(String token, long segments) {
    Finding first = inspector.inspect(token).findings().get(0);

    assertEquals(FindingType.NOT_A_JWT, first.type());
    assertEquals(
        "A compact JWS has 3 segments between dots; this has " + segments + ".", first.detail());
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
    assertEquals("There is no token.", inspector.inspect(" \n").findings().get(1).detail());
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
            "There is no jti by which logs could tell the token from others.",
            "nbf 2026-11-24T10:01:00Z is 60 s ahead.",
            "exp 2026-11-24T09:53:20Z is 400 s ago.",
            "grants.voice.push_credential_sid is not CR and 32 hexadecimal digits.",
            "grants.voice has a, b, and Twilio names unrecognized fields as a cause of this.",
            "Voice takes 1 to 121 of A-Z a-z 0-9 _ as identity (an e-mail address or a UUID with"
                + " dashes is none); 'jos\\u00e9' has 4 characters."),
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
    assertTrue(inspection.signedBy().isEmpty());

    String signature = changed.substring(changed.lastIndexOf('.') + 1);
    assertFalse(inspection.toString().contains(signature), "the signature is shown");
  }

  /** Of a key that is not known here, the header tells the region. */
  @Test
  void seesThatVideoNeedsAKeyOfUs1() throws Exception {
    String irish = edited(HEADER, "{\"twr\":\"ie1\"}");
    TokenInspector stranger = new TokenInspector(CLOCK);

    assertEquals("20102 20107", codes(stranger.inspect(signed(irish, PAYLOAD))));
    assertEquals("20107", codes(stranger.inspect(signed(HEADER, PAYLOAD))));
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

  static String codes(Inspection inspection) {
    return inspection.findings().stream()
        .map(BrokenTokensTest::code)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** Sync's code only where it says more than the API's. */
  private static String code(Finding finding) {
    FindingType type = finding.type();
    if (type.isWarning()) {
      return "warning";
    }
    boolean finer =
        List.of(
                FindingType.NO_GRANTS,
                FindingType.NO_SERVICE,
                FindingType.NO_IDENTITY,
                FindingType.PRODUCT_TWICE)
            .contains(type);
    return type.code().getAsInt() + (finer ? "/" + type.sync().getAsInt() : "");
  }

  private static Product product(String name) {
    return name == null ? Product.ANY : Product.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The JSON after {@code =} itself, or the original under a merge patch (RFC 7396). */
  static String edited(String original, String edit) {
    if (edit.startsWith("=")) {
      return edit.substring(1);
    }
    JsonValue patch = object(edit);
    return Json.createMergePatch(patch).apply(object(original)).toString();
  }

  private static JsonObject object(String json) {
    return Json.createReader(new StringReader(json)).readObject();
  }

  /** Any header and payload; what does not say HS256 has no signature. */
  static String signed(String header, String payload) throws Exception {
    String input =
        Base64URL.encode(header) + "." + Base64URL.encode(payload.getBytes(StandardCharsets.UTF_8));
    if (!header.contains("HS256")) {
      return input + ".";
    }
    byte[] signature =
        HMAC.compute(
            new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"),
            input.getBytes(StandardCharsets.US_ASCII),
            null);
    return input + "." + Base64URL.encode(signature);
  }
}
