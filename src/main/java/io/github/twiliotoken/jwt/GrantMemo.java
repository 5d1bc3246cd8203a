package io.github.twiliotoken.jwt;

import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.PlaybackGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of grants before. A grant has one place, by its hash, and the last one there keeps
 * it: whoever varies grants takes places, but no more than there are, and whom they belonged to
 * takes them back with the next token.
 */
public final class GrantMemo<T> {
  private static final int PLACES = 256;

  private record Known<T>(Grant grant, T made) {}

  private final AtomicReferenceArray<@Nullable Known<T>> places =
      new AtomicReferenceArray<>(PLACES);
  private final Function<Grant, T> make;

  /** Remembers what this makes, which must depend on the grant alone. */
  public GrantMemo(Function<Grant, T> make) {
    this.make = make;
  }

  /** What is made of this grant, now or before. */
  public T of(Grant grant) {
    int hash = grant.hashCode();
    int place = (hash ^ (hash >>> 16) ^ (hash >>> 8)) & (PLACES - 1);
    Known<T> known = places.get(place);
    if (known == null || !isSame(known.grant, grant)) {
      known = new Known<>(grant, make.apply(grant));
      places.set(place, known);
    }
    return known.made;
  }

  /** Two maps are equal in whatever order they are written. */
  @SuppressWarnings("ReferenceEquality") // what is the very same is in the same order
  private static boolean isSame(Grant one, Grant other) {
    return one == other || (one.equals(other) && !hasMap(one));
  }

  private static boolean hasMap(Grant grant) {
    return grant instanceof CustomGrant
        || grant instanceof PlaybackGrant
        || (grant instanceof VoiceGrant voice
            && voice.outgoing().filter(to -> !to.params().isEmpty()).isPresent());
  }
}
