package io.github.twiliotoken.internal.grant;

import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.PlaybackGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was computed from a grant, for the next token with an equal one. It is a two-way
 * set-associative cache: a grant's hash picks one of 128 sets, and a set has two entries.
 *
 * <p>A hit costs one hash and at most two comparisons, without a lock. A miss computes anew and
 * evicts the older entry of its set. So memory is bounded at 256 entries, and a caller who varies a
 * grant can evict others, which come back with their next token. When two threads miss at once, one
 * result may be lost; that costs one more miss.
 */
public final class GrantCache<T> {
  private static final int SETS = 128;

  private record Entry<T>(Grant grant, T value) {}

  /** The entries of set n are at 2n, the newer one, and 2n + 1. */
  private final AtomicReferenceArray<@Nullable Entry<T>> entries =
      new AtomicReferenceArray<>(2 * SETS);

  private final Function<Grant, T> compute;

  /**
   * Makes an empty cache.
   *
   * @param compute must depend on the grant alone
   */
  public GrantCache(Function<Grant, T> compute) {
    this.compute = compute;
  }

  /** Returns what is computed from this grant, now or before. */
  public T of(Grant grant) {
    if (grant instanceof PlaybackGrant) {
      // Twilio gives one for each viewer, and it opens a stream: it would never be found again, and
      // must not be kept
      return compute.apply(grant);
    }
    int hash = grant.hashCode();
    int newer = 2 * ((hash ^ (hash >>> 16) ^ (hash >>> 8)) & (SETS - 1));
    int older = newer + 1;
    Entry<T> first = entries.get(newer);
    if (first != null && isSame(first.grant, grant)) {
      return first.value;
    }
    Entry<T> second = entries.get(older);
    if (second != null && isSame(second.grant, grant)) {
      return second.value;
    }
    T value = compute.apply(grant);
    entries.set(older, first);
    entries.set(newer, new Entry<>(grant, value));
    return value;
  }

  /**
   * Compares grants with the order of their members: equal maps may be written in different orders,
   * and the token must have the order that was asked for.
   */
  @SuppressWarnings("ReferenceEquality") // the same object has the same order
  private static boolean isSame(Grant one, Grant other) {
    return one == other || (one.equals(other) && !hasMap(one));
  }

  private static boolean hasMap(Grant grant) {
    return grant instanceof CustomGrant
        || (grant instanceof VoiceGrant voice
            && voice.outgoing().filter(to -> !to.params().isEmpty()).isPresent());
  }
}
