package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.twilio.TwilioStandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Simulates Twilio's keys and the stores in memory, and asserts at each call what must hold of
 * them: above all, that no key is deleted which a store names or a living token needs.
 */
final class RotationSimulation {
  static final String OWNER = "prod";
  static final Duration LAG = Duration.ofHours(1);
  static final Duration LONGEST_TOKEN = Duration.ofHours(24);
  private static final String ACCOUNT = "AC" + "a".repeat(32);

  private final Map<String, ApiKey> keys = new LinkedHashMap<>();
  private final Map<String, Instant> namedUntil = new HashMap<>();
  private final Set<String> foreign = new HashSet<>();
  private final Set<String> revoked = new HashSet<>();
  private final List<Runnable> late = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-24T10:00:00.600Z");
  private final List<String> named = new ArrayList<>();
  private Duration twilioAhead = Duration.ZERO;
  private Duration ownAhead = Duration.ZERO;
  private boolean writable = true;
  private int skipped = -1;
  private int made;

  RotationSimulation() {
    this(1);
  }

  /**
   * Simulates several stores of one owner, which the README forbids.
   *
   * @param stores how many
   */
  RotationSimulation(int stores) {
    for (int i = 0; i < stores; i++) {
      named.add(foreign("the first, from the Console"));
    }
    foreign("stage next " + named.get(0));
    foreign("prod next year");
  }

  /** A key that no rotation of ours may ever delete. */
  private String foreign(String name) {
    String sid = make(name);
    foreign.add(sid);
    return sid;
  }

  private String make(String name) {
    String sid = "SK%032x".formatted(++made);
    keys.put(sid, new ApiKey(sid, name, Optional.of(now.truncatedTo(ChronoUnit.SECONDS))));
    return sid;
  }

  private static String secret(String sid) {
    return "of" + sid;
  }

  CreatedKey create(String name) {
    String sid = make(name);
    return new CreatedKey(ACCOUNT, sid, Optional.empty(), secret(sid));
  }

  List<ApiKey> list() {
    List<ApiKey> listed = new ArrayList<>(keys.values());
    if (skipped >= 0) {
      listed.remove(skipped % listed.size());
      skipped = -1;
    }
    return listed;
  }

  /** Makes the next list miss a key, as when pages shift while it is read. */
  void skipInNextList(int which) {
    skipped = which;
  }

  Optional<ApiKey> get(String sid) {
    return Optional.ofNullable(keys.get(sid));
  }

  ApiKey rename(String sid, String name) {
    assertFalse(foreign.contains(sid), "somebody else's key is renamed");
    ApiKey before = keys.get(sid);
    if (before == null) {
      throw new TwilioApiException(404, "no such key");
    }
    keys.put(sid, new ApiKey(sid, name, before.created()));
    return keys.get(sid);
  }

  void delete(String sid) {
    assertFalse(named.contains(sid), "a store names what is deleted");
    assertTrue(!foreign.contains(sid) || revoked.contains(sid), "somebody else's key is deleted");
    Instant until = namedUntil.get(sid);
    assertTrue(
        until == null || revoked.contains(sid) || !until.plus(LAG).plus(LONGEST_TOKEN).isAfter(now),
        () -> sid + " was named until " + until + " and is deleted at " + now);
    if (keys.remove(sid) != null) {
      deleted.add(sid);
    }
  }

  Instant time() {
    return now.plus(twilioAhead).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Makes one of the two clocks wrong; the other is right. */
  void skewClock(boolean twilio, Duration ahead) {
    twilioAhead = twilio ? ahead : Duration.ZERO;
    ownAhead = twilio ? Duration.ZERO : ahead;
  }

  /** The clock of the machine that rotates. */
  Clock clock() {
    return TwilioStandIn.clock(() -> now.plus(ownAhead));
  }

  String named() {
    return named(0);
  }

  String named(int store) {
    return named.get(store);
  }

  boolean replace(int store, String expected, CreatedKey next) {
    requireWritable();
    if (!named(store).equals(expected)) {
      return false;
    }
    assertEquals(secret(next.keySid()), next.revealSecret());
    assertTrue(keys.containsKey(next.keySid()), "the store names a deleted key");
    assertFalse(namedUntil.containsKey(next.keySid()), "a key comes back");
    name(store, next.keySid());
    return true;
  }

  /** Makes all stores read-only, or writable again. */
  void writable(boolean can) {
    writable = can;
  }

  void requireWritable() {
    if (!writable) {
      throw new IllegalStateException("the store cannot be written");
    }
  }

  private void name(int store, String sid) {
    namedUntil.put(named(store), now);
    named.set(store, sid);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Has the store name another key, as an operator may. */
  void editStoreByHand() {
    name(0, foreign("made by hand"));
  }

  /** Copies the pair of one store to another. */
  void copy(int from, int to) {
    named.set(to, named(from));
  }

  void expectRevocation(String sid) {
    revoked.add(sid);
  }

  void delay(Runnable effect) {
    late.add(effect);
  }

  void deliverLate(int which) {
    if (!late.isEmpty()) {
      late.remove(which % late.size()).run();
    }
  }

  void deliverAllLate() {
    while (!late.isEmpty()) {
      deliverLate(0);
    }
  }

  int deletions() {
    return deleted.size();
  }

  /** Returns all of it as text, to see whether something has changed. */
  String state() {
    return named.toString() + keys;
  }

  /** Asserts that there is one key in use for each store, and no other of this owner. */
  void assertTidy() {
    assertTrue(keys.keySet().containsAll(named), "a key in use is gone");
    Set<String> ours = new TreeSet<>(keys.keySet());
    ours.removeAll(foreign);
    assertEquals(Set.copyOf(named), ours);
  }
}
