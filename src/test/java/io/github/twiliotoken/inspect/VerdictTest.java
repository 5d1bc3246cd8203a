package io.github.twiliotoken.inspect;

import static io.github.twiliotoken.inspect.AlteredTokens.CLOCK;
import static io.github.twiliotoken.inspect.AlteredTokens.HEADER;
import static io.github.twiliotoken.inspect.AlteredTokens.KEY;
import static io.github.twiliotoken.inspect.AlteredTokens.PAIR;
import static io.github.twiliotoken.inspect.AlteredTokens.PAYLOAD;
import static io.github.twiliotoken.inspect.AlteredTokens.codes;
import static io.github.twiliotoken.inspect.AlteredTokens.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.inspect.Inspection.Signature;
import io.github.twiliotoken.inspect.Inspection.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether Twilio would take a token, would not, or that it is not known here. */
class VerdictTest {
  private final TokenInspector inspector = new TokenInspector(CLOCK, PAIR);
  private final TokenInspector stranger = new TokenInspector(CLOCK);

  @Test
  void acceptsWhatItsKeyHasSigned() throws Exception {
    Inspection inspection = inspector.inspect(signed(HEADER, PAYLOAD));

    assertEquals(Verdict.ACCEPTED, inspection.verdict());
    assertEquals(Signature.VALID, inspection.signature());
    assertEquals(Optional.of(KEY), inspection.signedBy());
    assertTrue(inspection.valid());
  }

  @Test
  void cannotTellWithoutTheKey() throws Exception {
    Inspection inspection = stranger.inspect(signed(HEADER, PAYLOAD));

    assertEquals(Verdict.UNKNOWN, inspection.verdict());
    assertEquals(Signature.UNCHECKED, inspection.signature());
    assertEquals(Optional.empty(), inspection.signedBy());
    assertFalse(inspection.valid(), "an application that asks only this must be safe");
    assertEquals(
        List.of("The key " + KEY + " is not configured here, so the signature was not checked."),
        inspection.findings().stream().map(Finding::detail).toList());
  }

  @Test
  void refusesWhatIsWrongWithoutTheKey() throws Exception {
    String expired = PAYLOAD.replace("1795514900", "1795514100");

    Inspection inspection = stranger.inspect(signed(HEADER, expired));

    assertEquals(Verdict.REFUSED, inspection.verdict());
    assertEquals("20104 unchecked", codes(inspection));
    assertEquals(FindingType.EXPIRED, inspection.findings().get(0).type());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rubbish", "hello world", "..", "a.b.c"})
  void namesNoKeyOfRubbish(String rubbish) {
    Inspection inspection = inspector.inspect(rubbish);

    assertEquals(Verdict.REFUSED, inspection.verdict());
    assertEquals(Signature.UNCHECKED, inspection.signature());
    assertTrue(
        inspection.findings().stream().allMatch(finding -> finding.type() == FindingType.NOT_A_JWT),
        inspection.findings().toString());
  }

  /** Of 43 characters, which are 32 bytes; some lengths are whole bytes, too. */
  @ParameterizedTest
  @CsvSource({
    "0, It is not signed.",
    "4, The signature has 3 bytes; HS256 makes 32.",
    "40, The signature has 30 bytes; HS256 makes 32.",
    "41, The signature is cut short or changed: its 41 characters leave bits over."
  })
  void seesThatTheEndIsMissing(int left, String detail) throws Exception {
    String token = signed(HEADER, PAYLOAD);
    String cut = token.substring(0, token.lastIndexOf('.') + 1 + left);

    for (TokenInspector any : List.of(inspector, stranger)) {
      Inspection inspection = any.inspect(cut);

      assertEquals(Signature.INVALID, inspection.signature());
      assertEquals(detail, inspection.findings().get(0).detail());
    }
  }

  @Test
  void isNotAcceptedWithAnInvalidSignature() {
    Inspection made =
        new Inspection(
            new Inspection.Contents(Map.of(), Map.of(), List.of()),
            Signature.INVALID,
            Optional.empty(),
            Optional.empty(),
            List.of());

    assertEquals(Verdict.REFUSED, made.verdict());
  }
}
