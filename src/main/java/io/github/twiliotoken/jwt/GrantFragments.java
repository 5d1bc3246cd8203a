package io.github.twiliotoken.jwt;

import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.PlaybackGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Grants as they were serialised before. A grant has one place, by its hash, and the last one keeps
 * it: whoever varies grants takes places, but no more than there are, and whom they belonged to
 * takes them back with the next token.
 */
final class GrantFragments {
  private static final int PLACES = 256;
  private static final int LONGEST = 2048;

  private record Known(Grant grant, Fragment json) {}

  private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(PLACES);
  private final Function<Grant, Fragment> serialise;

  GrantFragments(Function<Grant, Fragment> serialise) {
    this.serialise = serialise;
  }

  Fragment of(Grant grant) {
    int hash = grant.hashCode();
    int place = (hash ^ hash >>> 16 ^ hash >>> 8) & PLACES - 1;
    Known there = known.get(place);
    if (there != null && isSame(there.grant, grant)) {
      return there.json;
    }
    Fragment json = serialise.apply(grant);
    if (json.bytes.length <= LONGEST) {
      known.set(place, new Known(grant, json));
    }
    return json;
  }

  /** Two maps are equal in whatever order they are written. */
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
