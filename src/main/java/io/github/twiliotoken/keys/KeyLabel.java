package io.github.twiliotoken.keys;

import io.github.twiliotoken.internal.keys.KeySettings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes the friendly names of an owner's keys, the only memory of a rotation. {@code
 * prod 20261124T100000Z SK…} says that a key came into use at that moment, after the key {@code
 * SK…}; {@code prod next SK…}, that it was made to follow that key and is not in use yet.
 *
 * @param since when it came into use; empty before
 * @param after the SID of the key that it was made to follow
 */
record KeyLabel(String owner, Optional<Instant> since, String after) {
  private static final Pattern NAME =
      Pattern.compile("(" + KeySettings.OWNER + ") (next|[0-9]{8}T[0-9]{6}Z) (SK[0-9a-fA-F]{32})");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String NEXT = "next";

  /** Reads the label of a key; empty if the key is not this owner's. */
  static Optional<KeyLabel> of(String owner, ApiKey key) {
    Matcher name = NAME.matcher(key.friendlyName());
    if (!name.matches() || !name.group(1).equals(owner)) {
      return Optional.empty();
    }
    try {
      Optional<Instant> since =
          name.group(2).equals(NEXT)
              ? Optional.empty()
              : Optional.of(MOMENT.parse(name.group(2), Instant::from));
      return Optional.of(new KeyLabel(owner, since, name.group(3)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the label of a key that is to follow another. */
  static KeyLabel next(String owner, String after) {
    return new KeyLabel(owner, Optional.empty(), after);
  }

  /** Returns this label with the moment when the key came into use. */
  KeyLabel since(Instant moment) {
    return new KeyLabel(owner, Optional.of(moment), after);
  }

  /** Writes the friendly name: 64 characters at most. */
  @Override
  public String toString() {
    return owner + " " + since.map(MOMENT::format).orElse(NEXT) + " " + after;
  }
}
