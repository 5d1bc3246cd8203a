package io.github.twiliotoken.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the store and then Twilio's keys and clock, in the order that a state relies on. */
record RotationStateReader(
    KeyApi keys, CredentialsStore store, String owner, Duration lag, Clock clock) {

  /** Reads the store first: what {@link RotationState} concludes rests on it. */
  RotationState read() {
    return read(store.current());
  }

  /**
   * Reads what Twilio says.
   *
   * @param current what the store named before
   */
  RotationState read(String current) {
    Map<String, ApiKey> all = new LinkedHashMap<>();
    keys.list().forEach(key -> all.put(key.sid(), key));
    // a list may skip a key while others are deleted, and must not skip this one
    all.remove(current);
    keys.get(current).ifPresent(key -> all.put(current, key));
    Map<String, KeyLabel> labels = new HashMap<>();
    all.forEach((sid, key) -> KeyLabel.of(owner, key).ifPresent(label -> labels.put(sid, label)));
    Instant own = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new RotationState(current, all, labels, new ClockReadings(keys.time(), own), lag);
  }
}
