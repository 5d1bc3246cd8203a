package io.github.twiliotoken.value;

import io.github.twiliotoken.internal.text.Text;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Names the holder of a token to Twilio: 1 to 256 characters, not blank, well-formed Unicode. The
 * products are stricter, each in its own way; their grants check that.
 *
 * @param value the identity, taken as it is; a character is a UTF-16 unit
 */
public record Identity(String value) {
  /** The longest identity that any product takes, in characters. */
  public static final int LONGEST = 256;

  private static final int LONGEST_VOICE = 121;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /**
   * Checks length and form.
   *
   * @throws TwilioTokenException if {@code value} is outside that range
   */
  public Identity {
    if (value.isBlank() || value.length() > LONGEST) {
      throw Problem.IDENTITY_NOT_POSSIBLE.because(
          "The identity '%s' has %d characters; it needs 1 to %d that are not all blank",
          value, value.length(), LONGEST);
    }
    if (!Text.isWellFormed(value)) {
      throw Problem.IDENTITY_NOT_POSSIBLE.because(
          "The identity '%s' holds half a surrogate pair, which UTF-8 cannot carry", value);
    }
  }

  /**
   * Encodes a text in Voice's alphabet, letters, digits and {@code _}. Letters and digits of ASCII
   * stay; each other byte of its UTF-8, {@code _} included, becomes {@code _} and two hexadecimal
   * digits. Two texts never have one encoding, and {@link #decodeVoice} gives the text back.
   *
   * @throws TwilioTokenException if the encoding has over 121 characters, or the text cannot be an
   *     identity
   */
  public static Identity encodeForVoice(String text) {
    StringBuilder spelled = new StringBuilder();
    for (byte b : new Identity(text).value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && Character.isLetterOrDigit(c)) {
        spelled.append(c);
      } else {
        spelled.append('_').append(HEX.toHexDigits(b));
      }
    }
    if (spelled.length() > LONGEST_VOICE) {
      throw Problem.IDENTITY_NOT_POSSIBLE.because(
          "The identity '%s' has %d characters in Voice's spelling; Voice takes %d",
          text, spelled.length(), LONGEST_VOICE);
    }
    return new Identity(spelled.toString());
  }

  /**
   * Returns the text that {@link #encodeForVoice} encoded.
   *
   * @throws TwilioTokenException if {@code encodeForVoice} never gives this text
   */
  public String decodeVoice() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      for (int i = 0; i < value.length(); i++) {
        boolean escaped = value.charAt(i) == '_';
        bytes.write(escaped ? HexFormat.fromHexDigits(value, i + 1, i + 3) : value.charAt(i));
        i += escaped ? 2 : 0;
      }
      String text = bytes.toString(StandardCharsets.UTF_8);
      if (encodeForVoice(text).equals(this)) {
        return text;
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // refused below, in the same words
    }
    throw Problem.IDENTITY_NOT_POSSIBLE.because("'%s' is no identity in Voice's spelling", value);
  }

  /** Returns the identity fit for a log line: what is not printable ASCII is escaped. */
  @Override
  public String toString() {
    return Problem.shown(value);
  }
}
