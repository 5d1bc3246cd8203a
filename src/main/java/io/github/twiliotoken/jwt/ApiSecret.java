package io.github.twiliotoken.jwt;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TokenRefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of an API key. It signs, and cannot be read: no getter, no equality, no serialisation.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.2">RFC 7518, section 3.2</a>
 */
public final class ApiSecret {
  private static final int FEWEST_BYTES = 32;

  private final SecretKeySpec key;

  /**
   * Takes the secret as Twilio shows it.
   *
   * @param secret at least 32 bytes in UTF-8, no white space
   * @throws TokenRefusedException if it is shorter or holds white space; the message does not show
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
   * Whether this secret has signed these bytes, by HMAC-SHA256; the comparison takes as long
   * whatever the signature.
   */
  public boolean hasSigned(byte[] message, byte[] signature) {
    byte[] own = hmac(new byte[0]).of(message, 0, message.length);
    return MessageDigest.isEqual(own, signature);
  }

  /** Signs messages that begin with these bytes. */
  Hmac hmac(byte[] beginning) {
    return new Hmac(key, beginning);
  }

  boolean isSameAs(ApiSecret other) {
    return MessageDigest.isEqual(key.getEncoded(), other.key.getEncoded());
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "ApiSecret(redacted)";
  }
}
