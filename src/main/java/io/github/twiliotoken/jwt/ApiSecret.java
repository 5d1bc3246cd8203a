package io.github.twiliotoken.jwt;

import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of an API key. It signs, and cannot be read: no getter, no equality, no serialisation.
 * That of a key just made can be handed to a store, by {@link #revealTo}; no other can.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.2">RFC 7518, section 3.2</a>
 */
public final class ApiSecret {
  private static final int FEWEST_BYTES = 32;

  private final SecretKeySpec key;
  private final boolean ofNewKey;

  /**
   * Takes the secret as Twilio shows it.
   *
   * @param secret at least 32 bytes in UTF-8, no white space
   * @throws TwilioTokenException if it is shorter or holds white space; the message does not show
   *     it
   */
  public ApiSecret(String secret) {
    this(secret, false);
  }

  private ApiSecret(String secret, boolean ofNewKey) {
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
    this.ofNewKey = ofNewKey;
  }

  /**
   * The secret of a key that was just made, which somebody has yet to keep.
   *
   * @throws TwilioTokenException as the constructor does
   */
  public static ApiSecret ofNewKey(String secret) {
    return new ApiSecret(secret, true);
  }

  /**
   * Shows the secret of a key that was just made to whoever is to keep it. Search for calls of this
   * method to see where secrets go.
   *
   * @throws IllegalStateException if the secret came from anywhere else
   */
  public void revealTo(Consumer<String> keeper) {
    if (!ofNewKey) {
      throw new IllegalStateException("Only the secret of a key that was just made is shown");
    }
    keeper.accept(new String(key.getEncoded(), StandardCharsets.UTF_8));
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
