package io.github.twiliotoken.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What somebody who holds tokens sees in their ids. */
class TokenIdsTest {
  private static final int MANY = 10_000;

  private final List<BigInteger> seen =
      Stream.generate(TokenIds::next)
          .limit(MANY)
          .map(id -> new BigInteger(1, Base64.getUrlDecoder().decode(id)))
          .toList();

  /** A count ascends always, a permuted one is given away by its steps. */
  @Test
  void nobodyCanTellTheirOrder() {
    long ascents =
        IntStream.range(1, MANY).filter(i -> seen.get(i - 1).compareTo(seen.get(i)) < 0).count();

    // half of them, and eight standard deviations of the square root of n/12
    assertEquals(MANY / 2.0, (double) ascents, 8 * Math.sqrt(MANY / 12.0));
  }

  @Test
  void nobodyCanCountThoseBetweenTwo() {
    Set<BigInteger> steps = new HashSet<>();
    Set<BigInteger> flips = new HashSet<>();
    for (int i = 1; i < MANY; i++) {
      steps.add(seen.get(i).subtract(seen.get(i - 1)));
      flips.add(seen.get(i).xor(seen.get(i - 1)));
    }

    assertEquals(MANY - 1, steps.size());
    assertEquals(MANY - 1, flips.size());
  }

  /** Not a bit is the node's own. */
  @Test
  void nobodyCanTellTheirNode() {
    for (int bit = 0; bit < 144; bit++) {
      int set = bit;
      long ones = seen.stream().filter(id -> id.testBit(set)).count();
      assertEquals(MANY / 2.0, (double) ones, 8 * Math.sqrt(MANY / 4.0), "bit " + bit);
    }
  }

  @Test
  void nothingIsDrawnBeforeTheFirst() {
    AtomicInteger draws = new AtomicInteger();
    TokenIds ids = new TokenIds(bytes -> draws.incrementAndGet());

    assertEquals(0, draws.get());
    for (int i = 0; i < TokenIds.IDS_OF_A_DRAW; i++) {
      ids.id();
      assertEquals(1, draws.get());
    }

    ids.id();
    assertEquals(2, draws.get());
  }

  @Test
  void everyByteOfADrawIsOfOneId() {
    TokenIds ids =
        new TokenIds(
            bytes -> {
              for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i / 18);
              }
            });

    for (int i = 0; i < TokenIds.IDS_OF_A_DRAW; i++) {
      byte[] id = Base64.getUrlDecoder().decode(ids.id());

      assertEquals(18, id.length);
      for (byte each : id) {
        assertEquals((byte) i, each);
      }
    }
    assertTrue(ids.id().startsWith("AAAA"));
  }
}
