package io.github.twiliotoken.jwt;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Gives ids of 144 random bits each. They repeat neither across threads nor nodes nor restarts, and
 * do not tell how many there were, in which order, or on which node.
 *
 * <p>The probability that two of a million million ids are the same is under 10<sup>-19</sup> (RFC
 * 4122's random UUIDs have 22 bits less). An encrypted counter would never repeat within a node,
 * but needs a cipher of our own, or one call of a shared one for each token.
 *
 * <p>To draw from the system costs more than the rest of an id, so one draw serves {@value
 * #IDS_OF_A_DRAW} ids. The first is made at first use, not at deployment: clones of a process that
 * was checkpointed in the middle of a draw repeat the rest of that draw at most.
 */
final class TokenIds {
  static final int IDS_OF_A_DRAW = 256;

  private static final TokenIds SHARED = new TokenIds(bytes -> new SecureRandom().nextBytes(bytes));

  // three bytes are four characters: no id shares a character with its neighbour
  private static final int BYTES = 18;
  private static final int LENGTH = BYTES / 3 * 4;

  /** The ids of one draw in one text, and how many of them are taken. */
  private record Draw(String ids, AtomicInteger taken) {}

  private final Consumer<byte[]> random;
  private volatile Draw current = new Draw("", new AtomicInteger(IDS_OF_A_DRAW));

  TokenIds(Consumer<byte[]> random) {
    this.random = random;
  }

  /** Returns an id that this process gives only once. */
  static String next() {
    return SHARED.id();
  }

  String id() {
    while (true) {
      Draw draw = current;
      int index = draw.taken.getAndIncrement();
      if (index < IDS_OF_A_DRAW) {
        return draw.ids.substring(index * LENGTH, (index + 1) * LENGTH);
      }
      drawIfSpent();
    }
  }

  private synchronized void drawIfSpent() {
    if (current.taken.get() >= IDS_OF_A_DRAW) {
      byte[] bytes = new byte[IDS_OF_A_DRAW * BYTES];
      random.accept(bytes);
      current = new Draw(Base64.getUrlEncoder().encodeToString(bytes), new AtomicInteger());
    }
  }
}
