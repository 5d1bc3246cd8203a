package io.github.twiliotoken.internal.grant;

import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.internal.text.JsonTree;
import io.github.twiliotoken.value.Sid;
import java.util.List;

/** Finds what a grant opens, as an audit names it. */
public final class GrantResources {
  private GrantResources() {}

  /** Returns the SIDs in a grant's payload, or the room of a {@link VideoGrant}. */
  public static List<String> of(Grant grant) {
    if (grant instanceof VideoGrant video) {
      return video.room().map(List::of).orElse(List.of());
    }
    return JsonTree.leaves(grant.payload()).stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(Sid::isSid)
        .toList();
  }
}
