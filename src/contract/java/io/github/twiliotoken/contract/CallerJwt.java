package io.github.twiliotoken.contract;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Callers' tokens, signed with a key pair of this test run. */
public final class CallerJwt {
  public static final String ISSUER = "https://issuer.test";
  public static final String AUDIENCE = "twilio-token";

  private static final KeyPair KEYS = keysOfThisRun();

  private CallerJwt() {}

  /**
   * Returns one key pair for all class loaders. Quarkus loads this class twice: for the tests, and
   * for what configures their application.
   */
  private static KeyPair keysOfThisRun() {
    String property = CallerJwt.class.getName();
    String known = System.getProperty(property);
    if (known == null) {
      KeyPair made = newKeys();
      known = base64(made.getPublic()) + " " + base64(made.getPrivate());
      System.setProperty(property, known);
    }
    try {
      String[] pair = known.split(" ", 2);
      KeyFactory factory = KeyFactory.getInstance("RSA");
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pair[0]))),
          factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pair[1]))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  public static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PEM with line breaks, the one form that every server reads. */
  public static String publicKey() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(KEYS.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** What a good caller's token holds: five minutes to live, and the role agent. */
  public static JWTClaimsSet.Builder claims(String upn) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("sub-" + upn)
        .claim("upn", upn)
        .claim("groups", List.of("agent"))
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  public static String of(String upn) {
    return sign(claims(upn));
  }

  public static String sign(JWTClaimsSet.Builder claims) {
    return sign(claims, KEYS);
  }

  public static String sign(JWTClaimsSet.Builder claims, KeyPair keys) {
    try {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).build();
      SignedJWT jwt = new SignedJWT(header, claims.build());
      jwt.sign(new RSASSASigner(keys.getPrivate()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token with one more claim, or the same one twice, spelled as no builder would spell it. */
  public static String signRaw(JWTClaimsSet.Builder claims, String name, String json) {
    try {
      String known = claims.build().toString();
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).build();
      String payload = known.substring(0, known.length() - 1) + ",\"" + name + "\":" + json + "}";
      JWSObject jwt = new JWSObject(header, new Payload(payload));
      jwt.sign(new RSASSASigner(KEYS.getPrivate()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
