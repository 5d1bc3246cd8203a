package io.github.twiliotoken.internal.rate;

import io.github.twiliotoken.RateStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Limits how many tokens are given for a key. The node always counts its own tokens; where the
 * application has a store that all nodes share, that decides first. A token that the shared store
 * allows is never one too many for the node alone, unless the shared store has lost its data.
 */
public final class RateLimiter {
  /** How far the clocks of two nodes may be apart; beyond that one of them was turned back. */
  private static final Duration SKEW = Duration.ofSeconds(10);

  /** How often others may be faster in a row, so that a store that keeps nothing is given up. */
  private static final int TRIES = 1000;

  private final RateStore own;

  /** What the shared store has told this node; it is asked in its place while it is away. */
  private final RateStore told;

  private final Optional<SharedRateStore> store;
  private final Clock clock;

  /**
   * Makes a limiter.
   *
   * @param own keeps what this node has given
   */
  public RateLimiter(RateStore own, Optional<SharedRateStore> store, Clock clock) {
    this.own = own;
    this.told = new NodeRateStore(clock);
    this.store = store;
    this.clock = clock;
  }

  /**
   * Counts a token, if there is one for this key now.
   *
   * @return how long to wait for one; zero if it was counted
   */
  public Duration take(String key, Rate rate) {
    if (store.isEmpty()) {
      return new Question(key, rate, clock::instant, Duration.ZERO).take(own).pause();
    }
    // one time for all stores, so that the node never counts a token later than they do
    Instant now = clock.instant();
    return take(store.get(), new Question(key, rate, () -> now, SKEW)).pause();
  }

  private Permit take(SharedRateStore shared, Question question) {
    Permit known = question.decide(told.get(question.key));
    if (!known.allowed()) {
      // a caller who goes on asking costs the shared store nothing
      return known;
    }
    Optional<Permit> answer = shared.ask(question::takeByHash);
    answer.ifPresent(permit -> learn(question.key, permit.arrival()));
    Permit all = answer.orElseGet(() -> question.take(told));
    return all.allowed() ? question.take(own) : all;
  }

  /** Keeps what the shared store knows of a key, unless another thread has learnt more. */
  private void learn(String key, Instant arrival) {
    Optional<Instant> kept = told.get(key);
    while (kept.filter(known -> !known.isBefore(arrival)).isEmpty()
        && !told.compareAndSet(key, kept, arrival)) {
      kept = told.get(key);
    }
  }

  /**
   * Asks for one token.
   *
   * @param now without a skew it is read after the store, which then cannot hold a later time,
   *     unless the clock was turned back
   */
  private record Question(String key, Rate rate, Supplier<Instant> now, Duration skew) {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    Permit decide(Optional<Instant> kept) {
      return Permit.decide(rate, kept, now.get(), skew);
    }

    /** Asks a store outside this node, where nobody shall read the names of callers. */
    Permit takeByHash(RateStore store) {
      return new Question(hash(key), rate, now, skew).take(store);
    }

    private static String hash(String key) {
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return BASE64URL.encodeToString(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }

    /** Tries until no other thread or node is in between, so that only one gets the last token. */
    Permit take(RateStore store) {
      for (int i = 0; i < TRIES; i++) {
        Optional<Instant> kept = store.get(key);
        Permit permit = decide(kept);
        if (!permit.allowed() || store.compareAndSet(key, kept, permit.arrival())) {
          return permit;
        }
      }
      throw new IllegalStateException("The store has kept nothing in " + TRIES + " tries");
    }
  }
}
