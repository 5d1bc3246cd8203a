package io.github.twiliotoken.internal.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.grant.ChatGrant;
import io.github.twiliotoken.grant.CustomGrant;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.grant.PlaybackGrant;
import io.github.twiliotoken.grant.VideoGrant;
import io.github.twiliotoken.grant.VoiceGrant;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Holds what is kept of grants, how it is found, and that memory is bounded. */
class GrantCacheTest {
  private static final String SERVICE = "IS" + "1".repeat(32);
  private static final String APPLICATION = "AP" + "2".repeat(32);

  private final AtomicInteger computed = new AtomicInteger();
  private final GrantCache<Object> cache =
      new GrantCache<>(
          grant -> {
            computed.incrementAndGet();
            return new Object();
          });

  @Test
  void findsAnEqualGrant() {
    List<Supplier<Grant>> kinds =
        List.of(
            () -> new VideoGrant("standup"),
            () -> new ChatGrant(SERVICE).endpoint("phone"),
            () -> new VoiceGrant().incoming().outgoing(APPLICATION));

    for (Supplier<Grant> kind : kinds) {
      assertSame(cache.of(kind.get()), cache.of(kind.get()));
    }
    assertEquals(kinds.size(), computed.get());
    assertNotSame(cache.of(new VideoGrant("standup")), cache.of(new VideoGrant("sitdown")));
  }

  /** Maps are equal in any order, and JSON is written in one. */
  @Test
  void takesMapsInAnotherOrderForOthers() {
    Map<String, Object> one = new LinkedHashMap<>(Map.of("a", 1));
    one.put("b", 2);
    Map<String, Object> other = new LinkedHashMap<>(Map.of("b", 2));
    other.put("a", 1);

    assertEquals(new CustomGrant("x", one), new CustomGrant("x", other));
    assertNotSame(cache.of(new CustomGrant("x", one)), cache.of(new CustomGrant("x", other)));
    assertNotSame(
        cache.of(new VoiceGrant().outgoing(APPLICATION, one)),
        cache.of(new VoiceGrant().outgoing(APPLICATION, other)));

    Grant fixed = new CustomGrant("x", one);
    assertSame(cache.of(fixed), cache.of(fixed));
  }

  @Test
  void variedGrantsDoNotBlockTheNext() {
    for (int room = 0; room < 10_000; room++) {
      cache.of(new VideoGrant("room-" + room));
    }

    assertSame(cache.of(new VideoGrant("standup")), cache.of(new VideoGrant("standup")));
  }

  /** A deployment may have two grants of one hash: they must not evict each other for ever. */
  @Test
  void bothOfOneHashAreKept() {
    Grant one = new VideoGrant("Aa");
    Grant other = new VideoGrant("BB");
    assertEquals(one.hashCode(), other.hashCode());

    for (int turn = 0; turn < 3; turn++) {
      cache.of(one);
      cache.of(other);
    }

    assertEquals(2, computed.get());
  }

  @Test
  void whatOpensAStreamIsNotKept() {
    Grant grant = new PlaybackGrant(Map.of("playbackUrl", "x"));
    assertNotSame(cache.of(grant), cache.of(grant));
  }

  @Test
  void keepsABoundedNumber() {
    List<WeakReference<Object>> values = new ArrayList<>();
    for (int room = 0; room < 10_000; room++) {
      values.add(new WeakReference<>(cache.of(new VideoGrant("room-" + room))));
    }
    System.gc();

    long kept = values.stream().filter(value -> value.get() != null).count();

    assertTrue(kept <= 256, kept + " are kept");
  }
}
