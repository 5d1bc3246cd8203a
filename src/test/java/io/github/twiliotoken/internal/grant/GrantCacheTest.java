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

/** A grant is serialised once, found by what it says, and nobody can make the memory grow. */
class GrantCacheTest {
  private static final String SERVICE = "IS" + "1".repeat(32);
  private static final String APPLICATION = "AP" + "2".repeat(32);

  private final AtomicInteger made = new AtomicInteger();
  private final GrantCache<Object> memo =
      new GrantCache<>(
          grant -> {
            made.incrementAndGet();
            return new Object();
          });

  @Test
  void anEqualGrantIsTheSame() {
    List<Supplier<Grant>> kinds =
        List.of(
            () -> new VideoGrant("standup"),
            () -> new ChatGrant(SERVICE).endpoint("phone"),
            () -> new VoiceGrant().incoming().outgoing(APPLICATION));
    for (Supplier<Grant> kind : kinds) {
      assertSame(memo.of(kind.get()), memo.of(kind.get()));
    }
    assertEquals(kinds.size(), made.get());
    assertNotSame(memo.of(new VideoGrant("standup")), memo.of(new VideoGrant("sitdown")));
  }

  /** Maps are equal in any order, and JSON is written in one. */
  @Test
  void equalMapsInAnotherOrderAreNotTheSame() {
    Map<String, Object> one = new LinkedHashMap<>(Map.of("a", 1));
    one.put("b", 2);
    Map<String, Object> other = new LinkedHashMap<>(Map.of("b", 2));
    other.put("a", 1);
    assertEquals(new CustomGrant("x", one), new CustomGrant("x", other));
    assertNotSame(memo.of(new CustomGrant("x", one)), memo.of(new CustomGrant("x", other)));
    assertNotSame(
        memo.of(new VoiceGrant().outgoing(APPLICATION, one)),
        memo.of(new VoiceGrant().outgoing(APPLICATION, other)));
    Grant fixed = new CustomGrant("x", one);
    assertSame(memo.of(fixed), memo.of(fixed));
  }

  @Test
  void whoeverVariesGrantsTakesNothingForEver() {
    for (int room = 0; room < 10_000; room++) {
      memo.of(new VideoGrant("room-" + room));
    }
    assertSame(memo.of(new VideoGrant("standup")), memo.of(new VideoGrant("standup")));
  }

  /** Two of one hash: a deployment's own grants must not take each other's place for ever. */
  @Test
  void twoOfOneHashAreBothRemembered() {
    Grant one = new VideoGrant("Aa");
    Grant other = new VideoGrant("BB");
    assertEquals(one.hashCode(), other.hashCode());
    for (int turn = 0; turn < 3; turn++) {
      memo.of(one);
      memo.of(other);
    }
    assertEquals(2, made.get());
  }

  @Test
  void whatOpensAStreamIsNotKept() {
    Grant grant = new PlaybackGrant(Map.of("playbackUrl", "x"));
    assertNotSame(memo.of(grant), memo.of(grant));
  }

  @Test
  void remembersABoundedNumber() {
    List<WeakReference<Object>> values = new ArrayList<>();
    for (int room = 0; room < 10_000; room++) {
      values.add(new WeakReference<>(memo.of(new VideoGrant("room-" + room))));
    }
    System.gc();
    long kept = values.stream().filter(value -> value.get() != null).count();
    assertTrue(kept <= 256, kept + " are kept");
  }
}
