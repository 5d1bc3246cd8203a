package io.github.twiliotoken.internal.config;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.jwt.Hs256TokenIssuer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks which secret signs. */
public final class SecretCheck {
  private SecretCheck() {}

  /** A secret cannot be read, so it is known by what it signs. */
  public static void assertSecret(String expected, Credentials credentials)
      throws GeneralSecurityException {
    String jwt =
        new Hs256TokenIssuer(credentials, TtlPolicy.STANDARD)
            .issue(TokenRequest.of("alice", new VideoGrant("standup")))
            .jwt();
    int dot = jwt.lastIndexOf('.');
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(expected.getBytes(UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(jwt.substring(0, dot).getBytes(US_ASCII));
    assertEquals(
        Base64.getUrlEncoder().withoutPadding().encodeToString(signature), jwt.substring(dot + 1));
  }
}
