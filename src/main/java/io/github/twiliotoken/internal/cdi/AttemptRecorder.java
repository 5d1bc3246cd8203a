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

/** One attempt to get a token: what is known of it grows, and is what the audit gets. */
public final class AttemptRecorder {
  private Optional<String> caller = Optional.empty();
  private Optional<Identity> identity = Optional.empty();
  private Optional<String> profile = Optional.empty();
  private Optional<String> account = Optional.empty();
  private Optional<Duration> requested = Optional.empty();
  private List<Grant> grants = List.of();

  AttemptRecorder() {}

  /** Who asks. */
  public void caller(Caller known) {
    caller(known.name());
  }

  void caller(String name) {
    caller = Optional.of(name);
  }

  /** What the endpoint was asked for. */
  public void profile(Profile known, Optional<Duration> ttl) {
    profile = Optional.of(known.name());
    account(known.account());
    requested = ttl;
  }

  void account(String name) {
    account = Optional.of(name).filter(given -> !given.equals(AccountProperties.UNNAMED));
  }

  void holder(Identity known) {
    identity = Optional.of(known);
  }

  void grants(List<Grant> known) {
    grants = known;
  }

  void requested(Optional<Duration> ttl) {
    requested = ttl;
  }

  Optional<Duration> requested() {
    return requested;
  }

  TokenAttempt at(Instant now, GrantCache<List<String>> resources) {
    Map<String, List<String>> named = new LinkedHashMap<>();
    for (Grant grant : grants) {
      named.put(grant.key(), resources.of(grant));
    }
    return new TokenAttempt(now, caller, identity, profile, account, named);
  }
}
