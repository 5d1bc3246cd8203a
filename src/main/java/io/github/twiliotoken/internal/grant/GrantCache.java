package io.github.twiliotoken.internal.grant;

import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.PlaybackGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of grants before. A grant has two places, by its hash, and the latest two of those
 * that share them keep them: whoever varies grants takes places, but no more than there are, and
 * whom they belonged to takes them back with the next token.
 */
public final class GrantCache<T> {
  private static final int PAIRS = 128;

  private record Known<T>(Grant grant, T made) {}

  private final AtomicReferenceArray<@Nullable Known<T>> places =
      new AtomicReferenceArray<>(2 * PAIRS);
  private final Function<Grant, T> make;

  /** Remembers what this makes, which must depend on the grant alone. */
  public GrantCache(Function<Grant, T> make) {
    this.make = make;
  }

  /** What is made of this grant, now or before. */
  public T of(Grant grant) {
    if (grant instanceof PlaybackGrant) {
      // each is Twilio's answer to one request, and opens a stream: it comes once, and is not kept
      return make.apply(grant);
    }
    int hash = grant.hashCode();
    int place = 2 * ((hash ^ (hash >>> 16) ^ (hash >>> 8)) & (PAIRS - 1));
    Known<T> latest = places.get(place);
    if (latest != null && isSame(latest.grant, grant)) {
      return latest.made;
    }
    Known<T> other = places.get(place + 1);
    if (other != null && isSame(other.grant, grant)) {
      return other.made;
    }
    T made = make.apply(grant);
    places.set(place + 1, latest);
    places.set(place, new Known<>(grant, made));
    return made;
  }

  /** Two maps are equal in whatever order they are written. */
  @SuppressWarnings("ReferenceEquality") // what is the very same is in the same order
  private static boolean isSame(Grant one, Grant other) {
    return one == other || (one.equals(other) && !hasMap(one));
  }

  private static boolean hasMap(Grant grant) {
    return grant instanceof CustomGrant
        || (grant instanceof VoiceGrant voice
            && voice.outgoing().filter(to -> !to.params().isEmpty()).isPresent());
  }
}
