package io.github.twiliotoken.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The identity provider of the demo: it signs a bearer for each of its callers. It uses only the
 * JDK, since the console's WAR holds it, too.
 */
final class DemoIssuer {
  static final String NAME = "https://demo-issuer.invalid";
  static final String AUDIENCE = "twilio-token-demo";

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final PrivateKey key;

  /**
   * Makes an issuer that signs with this key.
   *
   * @param key in PKCS #8
   */
  DemoIssuer(byte[] key) throws GeneralSecurityException {
    this.key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
  }

  static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  /** Writes a key as PEM with line breaks, the one form that every server reads. */
  static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** Signs a bearer of this caller, valid from now on. */
  String bearer(DemoCaller caller) throws GeneralSecurityException {
    long now = Instant.now().getEpochSecond();
    String claims =
        """
        {"iss":"%s","aud":"%s","sub":"%s","upn":"%3$s","groups":%s%s,"jti":"%s","iat":%d,"exp":%d}"""
            .formatted(
                NAME,
                AUDIENCE,
                caller.name(),
                array(caller.roles()),
                caller.team().isEmpty() ? "" : ",\"team\":\"" + caller.team() + "\"",
                UUID.randomUUID(),
                now,
                now + caller.login().toSeconds());
    String input = encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\"}") + "." + encoded(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + URL.encodeToString(signature.sign());
  }

  /** Writes names as a JSON array. */
  static String array(List<String> texts) {
    return texts.stream()
        .map(text -> "\"" + text + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String encoded(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
