package io.github.twiliotoken.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.TokenRequest;
import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.VoiceGrant;
import io.github.twiliotoken.value.Region;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An issuer whose key changes. */
class RotatingIssuerTest {
  private static final String AC = "AC0123456789abcdef0123456789abcdef";
  private static final String OLD_SECRET = "o".repeat(32);
  private static final String NEW_SECRET = "n".repeat(32);
  private static final Credentials OLD =
      new Credentials(AC, "SK" + "0".repeat(32), new ApiSecret(OLD_SECRET));
  private static final Credentials NEW =
      new Credentials(
          AC, "SK" + "1".repeat(32), Optional.of(new Region("ie1")), new ApiSecret(NEW_SECRET));
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final TokenRequest REQUEST = TokenRequest.of("alice", new VoiceGrant().incoming());

  private final AtomicInteger asked = new AtomicInteger();

  /** Another pair at every question. */
  private Credentials alternating() {
    return asked.getAndIncrement() % 2 == 0 ? OLD : NEW;
  }

  private static Hs256TokenIssuer issuer(Supplier<Credentials> credentials) {
    return new Hs256TokenIssuer(credentials, TtlPolicy.STANDARD)
        .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
        .withTokenIds(() -> "id");
  }

  private static void assertSignedBy(Credentials pair, String secret, AccessToken token)
      throws ParseException, JOSEException {
    SignedJWT parsed = SignedJWT.parse(token.jwt());
    assertTrue(parsed.verify(new MACVerifier(secret)), "the signature is the key's");
    assertEquals(pair.keySid(), parsed.getJWTClaimsSet().getIssuer());
    assertEquals(pair.keySid() + "-id", parsed.getJWTClaimsSet().getJWTID());
    assertEquals(pair.keySid() + "-id", token.id());
    assertEquals(AC, parsed.getJWTClaimsSet().getSubject());
    assertEquals(
        pair.region().map(Region::name),
        Optional.ofNullable((String) parsed.getHeader().getCustomParam("twr")));
  }

  @Test
  void eachTokenIsSignedWithOnePair() throws ParseException, JOSEException {
    Hs256TokenIssuer issuer = issuer(this::alternating);

    assertEquals(0, asked.get());
    assertSignedBy(OLD, OLD_SECRET, issuer.issue(REQUEST));
    assertEquals(1, asked.get());
    assertSignedBy(NEW, NEW_SECRET, issuer.issue(REQUEST));
    assertEquals(2, asked.get());
    assertSignedBy(
        OLD, OLD_SECRET, issuer.issue(REQUEST, Optional.of(NOW.plusSeconds(900))).token());
    assertEquals(3, asked.get());
  }

  /** What the last key's tokens had in common must not outlive any part of it. */
  @Test
  void whateverChangesOfAPairIsTakenAtOnce() throws ParseException, JOSEException {
    List<Credentials> pairs =
        List.of(
            OLD,
            new Credentials(AC, OLD.keySid(), new ApiSecret(NEW_SECRET)),
            new Credentials(
                AC, OLD.keySid(), Optional.of(new Region("ie1")), new ApiSecret(NEW_SECRET)),
            OLD);
    AtomicInteger next = new AtomicInteger();

    Hs256TokenIssuer issuer = issuer(() -> pairs.get(next.getAndIncrement()));

    for (Credentials pair : pairs) {
      assertSignedBy(pair, pair.equals(OLD) ? OLD_SECRET : NEW_SECRET, issuer.issue(REQUEST));
    }
  }

  @Test
  void theKeyOfANewPairDoesNotVerifyTheOldOnesTokens() throws ParseException, JOSEException {
    SignedJWT old = SignedJWT.parse(issuer(this::alternating).issue(REQUEST).jwt());
    assertFalse(old.verify(new MACVerifier(NEW_SECRET)));
  }

  @Test
  void itRotatesUnderAnotherPolicyToo() throws ParseException, JOSEException {
    Hs256TokenIssuer issuer =
        issuer(this::alternating)
            .withPolicy(TtlPolicy.STANDARD)
            .withBackdate(Duration.ofSeconds(5));

    assertSignedBy(OLD, OLD_SECRET, issuer.issue(REQUEST));
    assertSignedBy(NEW, NEW_SECRET, issuer.issue(REQUEST));
    assertEquals(2, asked.get());
  }
}
