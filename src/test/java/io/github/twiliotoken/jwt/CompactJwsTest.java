package io.github.twiliotoken.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.VideoGrant;
import java.text.ParseException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Joins pieces of every length; an independent library reads the token. */
class CompactJwsTest {
  private static final String SECRET = "s".repeat(32);
  private static final Credentials CREDENTIALS =
      new Credentials("AC" + "1".repeat(32), "SK" + "2".repeat(32), new ApiSecret(SECRET));
  private static final List<Grant> VIDEO = List.of(new VideoGrant("standup"));

  private final CompactJws jws = new CompactJws(() -> CREDENTIALS);

  private String sign(String id, String identity) {
    return jws.key().sign(id, 1_795_514_400, 1_795_515_300, identity, VIDEO);
  }

  private static void assertReads(String id, String identity, String token)
      throws ParseException, JOSEException {
    SignedJWT read = SignedJWT.parse(token);
    assertTrue(read.verify(new MACVerifier(SECRET)), "the signature is the key's");
    assertEquals(
        "{\"jti\":\"%s-%s\",\"iss\":\"%1$s\",\"sub\":\"%s\",\"nbf\":1795514400,\"exp\":1795515300,"
                .formatted(CREDENTIALS.keySid(), id, CREDENTIALS.accountSid())
            + "\"grants\":{\"identity\":\"%s\",\"video\":{\"room\":\"standup\"}}}"
                .formatted(identity),
        read.getPayload().toString());
    assertTrue(token.matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}"), token);
  }

  @Property
  void piecesOfAnyLengthMakeOneToken(
      @ForAll @IntRange(min = 1, max = 128) int idLength,
      @ForAll @IntRange(min = 1, max = 256) int identityLength)
      throws ParseException, JOSEException {
    String id = "i".repeat(idLength);
    String identity = "\u00fc".repeat(identityLength);

    String token = sign(id, identity);

    assertReads(id, identity, token);
  }

  @Example
  void everyRestOfThreeBytesIsWritten() throws ParseException, JOSEException {
    TreeSet<Integer> rests = new TreeSet<>();

    for (int length = 1; length <= 9; length++) {
      String identity = "~".repeat(length);

      String token = sign("id", identity);

      assertReads("id", identity, token);

      rests.add(SignedJWT.parse(token).getPayload().toBytes().length % 3);
    }
    assertEquals(IntStream.range(0, 3).boxed().toList(), List.copyOf(rests));
  }
}
