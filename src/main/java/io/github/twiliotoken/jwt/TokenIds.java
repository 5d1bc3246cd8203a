package io.github.twiliotoken.jwt;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that repeat neither across threads nor nodes nor restarts: 128 random bits of this source,
 * and a count. The random part is drawn at first use, since a checkpointed process may be cloned
 * after it was deployed.
 */
final class TokenIds {
  private static final int NODE_BYTES = 16;

  /** Initialised by the first id, once, without a lock afterwards. */
  private static final class Node {
    static final String NAME = random();

    private static String random() {
      byte[] node = new byte[NODE_BYTES];
      new SecureRandom().nextBytes(node);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(node) + ".";
    }
  }

  private static final AtomicLong COUNT = new AtomicLong();

  private TokenIds() {}

  static String next() {
    return Node.NAME + COUNT.incrementAndGet();
  }
}
