package io.github.twiliotoken.internal.cdi;

import io.github.twiliotoken.Caller;
import io.github.twiliotoken.TokenAttempt;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.internal.grant.GrantCache;
import io.github.twiliotoken.internal.profile.Profile;
import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.value.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records for the audit what becomes known during one attempt to get a token. The event of a
 * refused attempt tells what was known by then. It belongs to one thread.
 */
public final class AttemptRecorder {
  private Optional<String> caller = Optional.empty();
  private Supplier<Optional<String>> callerIfRefused = Optional::empty;
  private Optional<Identity> identity = Optional.empty();
  private Optional<String> profile = Optional.empty();
  private Optional<String> account = Optional.empty();
  private Optional<Duration> requested = Optional.empty();
  private List<Grant> grants = List.of();

  private final long begun;

  /** Begins at a moment by {@code System.nanoTime}. */
  AttemptRecorder(long begun) {
    this.begun = begun;
  }

  /** Returns when the attempt began. */
  long begun() {
    return begun;
  }

  /** Records who asks. */
  public void caller(Caller known) {
    caller(known.name());
  }

  /** Records who asks, where only the name is known. */
  void caller(String name) {
    caller = Optional.of(name);
  }

  /** Records how to find out who asks, if the attempt is refused. */
  void callerIfRefused(Supplier<Optional<String>> name) {
    callerIfRefused = name;
  }

  /** Records that the attempt is refused. */
  void refused() {
    callerIfRefused.get().ifPresent(this::caller);
  }

  /** Records which profile was chosen, and the lifetime that was asked for. */
  public void profile(Profile known, Optional<Duration> ttl) {
    profile = Optional.of(known.name());
    account(known.account());
    requested = ttl;
  }

  /** Records whose key signs. */
  void account(String name) {
    account = Optional.of(name).filter(given -> !given.equals(AccountProperties.UNNAMED));
  }

  /** Records who will hold the token. */
  void identity(Identity known) {
    identity = Optional.of(known);
  }

  /** Records what is granted. */
  void grants(List<Grant> known) {
    grants = known;
  }

  /** Records the lifetime that was asked for. */
  void requested(Optional<Duration> ttl) {
    requested = ttl;
  }

  /** Returns the lifetime that was asked for. */
  Optional<Duration> requested() {
    return requested;
  }

  /** Returns the labels for metrics: only names from the configuration are recorded for them. */
  MetricsSink.Labels labels() {
    return new MetricsSink.Labels(profile.orElse(""), account.orElse(AccountProperties.UNNAMED));
  }

  /**
   * Returns the attempt as it is known now.
   *
   * @param resources lists the SIDs and the room that each grant names
   */
  TokenAttempt toAttempt(Instant now, GrantCache<List<String>> resources) {
    Map<String, List<String>> named = new LinkedHashMap<>();
    for (Grant grant : grants) {
      named.put(grant.key(), resources.of(grant));
    }
    return new TokenAttempt(now, caller, identity, profile, account, named);
  }
}
