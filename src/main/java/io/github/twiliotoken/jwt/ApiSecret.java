package io.github.twiliotoken.jwt;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs with the secret of an API key, which cannot be read: there is no getter, no equality and no
 * serialisation.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.2">RFC 7518, section 3.2</a>
 */
public final class ApiSecret {
  private static final int FEWEST_BYTES = 32;

  private final SecretKeySpec key;

  /**
   * Takes a secret as Twilio shows it.
   *
   * @param secret at least 32 bytes in UTF-8, no white space
   * @throws TwilioTokenException if it is shorter or holds white space; the message does not show
   *     it
   */
  public ApiSecret(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < FEWEST_BYTES) {
      throw Problem.SECRET_NOT_POSSIBLE.because(
          "The API secret has %d bytes; HS256 needs %d (RFC 7518, section 3.2)",
          bytes.length, FEWEST_BYTES);
    }
    if (secret.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      throw Problem.SECRET_NOT_POSSIBLE.because(
          "The API secret of %d bytes holds white space, which no Twilio secret does",
          bytes.length);
    }
    key = new SecretKeySpec(bytes, Hmac.ALGORITHM);
  }

  /**
   * Tells whether this secret has signed these bytes with HMAC-SHA256. The comparison takes the
   * same time for every signature.
   */
  public boolean hasSigned(byte[] message, byte[] signature) {
    byte[] own = hmac(new byte[0]).of(message, 0, message.length);
    return MessageDigest.isEqual(own, signature);
  }

  /** Makes an HMAC for messages that begin with these bytes. */
  Hmac hmac(byte[] beginning) {
    return new Hmac(key, beginning);
  }

  boolean isSameAs(ApiSecret other) {
    return MessageDigest.isEqual(key.getEncoded(), other.key.getEncoded());
  }

  /** Returns a constant that shows nothing of the secret. */
  @Override
  public String toString() {
    return "ApiSecret(redacted)";
  }
}
