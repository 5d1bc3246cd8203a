package io.github.twiliotoken.value;

import static io.github.twiliotoken.Refusals.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.internal.text.Text;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identities in Voice's alphabet. */
class VoiceSpellingTest {
  private static String encoded(String text) {
    return Identity.encodeForVoice(text).value();
  }

  @ParameterizedTest
  @CsvSource({
    "alice, alice",
    "Alice09, Alice09",
    "alice@example.com, alice_40example_2Ecom",
    "a_b, a_5Fb",
    "_, _5F",
    "a_5Fb, a_5F5Fb",
    "123e4567-e89b-12d3-a456-426614174000, 123e4567_2De89b_2D12d3_2Da456_2D426614174000",
    "client:alice, client_3Aalice",
    "a b, a_20b",
    "Zoë, Zo_C3_AB",
    "e\u0301, e_CC_81",
    "\ud83d\ude00, _F0_9F_98_80",
    "٣, _D9_A3"
  })
  void aTextIsSpelledInLettersDigitsAndUnderscores(String text, String spelled) {
    assertEquals(spelled, encoded(text));
    assertEquals(text, new Identity(spelled).decodeVoice());
  }

  @Test
  void aSpellingHasAtMost121Characters() {
    assertEquals("a".repeat(121), encoded("a".repeat(121)));
    assertEquals(121, encoded("a" + "-".repeat(40)).length());
    assertEquals("a" + "-".repeat(40), new Identity(encoded("a" + "-".repeat(40))).decodeVoice());
    assertEquals(
        "TWT-006: The identity '"
            + "a".repeat(122)
            + "' has 122 characters in Voice's spelling; Voice takes 121. Use an identity of that"
            + " form; for callers, the operator can name another claim, or for Voice set"
            + " twilio.token.identity.encoding=voice.",
        refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> Identity.encodeForVoice("a".repeat(122)))
            .getMessage());
    refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> Identity.encodeForVoice("aa" + "-".repeat(40)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\ud83d", "\ude00\ud83d"})
  void whatIsNoIdentityHasNoSpelling(String text) {
    refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> Identity.encodeForVoice(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_",
        "_4",
        "a_",
        "_zz",
        "_4g",
        "_+4",
        "_41",
        "_61",
        "_30",
        "_5f",
        "_c3_ab",
        "_C3",
        "_FF",
        "_ED_A0_80",
        "_C0_AF",
        "a-b",
        "a@b",
        "Zoë",
        "\u0161",
        "\u0141lice",
        "__",
        "_20"
      })
  void anythingElseIsNoSpelling(String rubbish) {
    refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> new Identity(rubbish).decodeVoice());
  }

  @Test
  void aRefusalShowsTheSpelling() {
    assertEquals(
        "'_41' is no identity in Voice's spelling",
        refuses(Problem.IDENTITY_NOT_POSSIBLE, () -> new Identity("_41").decodeVoice()).detail());
  }

  @Property
  void aSpellingGivesTheTextBack(@ForAll("identities") String text) {
    String spelled = encoded(text);
    assertTrue(spelled.matches("[A-Za-z0-9_]{1,121}"), spelled);
    assertEquals(text, new Identity(spelled).decodeVoice());
  }

  @Property
  void twoTextsNeverShareASpelling(
      @ForAll("nearOnes") String one, @ForAll("nearOnes") String other) {
    Assume.that(!one.equals(other));
    assertNotEquals(encoded(one), encoded(other));
  }

  @Property
  void whatCanBeDecodedIsWhatTheTextIsSpelledAs(@ForAll("nearOnes") String spelled) {
    String text;
    try {
      text = new Identity(spelled).decodeVoice();
    } catch (TwilioTokenException e) {
      return;
    }

    assertEquals(spelled, encoded(text));
  }

  @Provide
  Arbitrary<String> identities() {
    return Arbitraries.strings()
        .all()
        .ofMinLength(1)
        .ofMaxLength(10)
        .filter(text -> !text.isBlank() && Text.isWellFormed(text));
  }

  @Provide
  Arbitrary<String> nearOnes() {
    return Arbitraries.strings().withChars("_5Ff-2D@40").ofMinLength(1).ofMaxLength(6);
  }
}
