package io.github.twiliotoken.inspect;

import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.value.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks when a token begins and ends, and how long it lives. */
final class TimeCheck {
  /** A larger number is milliseconds: the year 5138 in seconds, 1973 in milliseconds. */
  private static final long LATEST = 100_000_000_000L;

  private static final String SECONDS =
      "Give whole seconds since 1970; Java's currentTimeMillis and JavaScript's Date.now are"
          + " milliseconds.";

  private final Map<String, Object> claims;
  private final Instant at;
  private final Report report;

  TimeCheck(Map<String, Object> claims, Instant at, Report report) {
    this.claims = claims;
    this.at = at;
    this.report = report;
  }

  /** Checks the times; returns how long until the token expires, if it says so. */
  Optional<Duration> check(List<Grant> rules) {
    Optional<Long> exp = seconds("exp", FindingType.EXPIRED);
    Optional<Long> nbf = seconds("nbf", FindingType.NOT_YET_VALID);
    nbf.ifPresent(this::checkBegun);
    Optional<Long> start =
        nbf.or(() -> seconds("iat", FindingType.WARNING)).filter(moment -> moment <= LATEST);
    exp.ifPresent(end -> checkEnded(end, start));
    exp.filter(end -> end <= LATEST).ifPresent(end -> checkLifetime(end, start, rules));
    return exp.filter(end -> end <= LATEST).map(end -> Duration.ofSeconds(end - now()));
  }

  private long now() {
    return at.getEpochSecond();
  }

  private void checkBegun(long nbf) {
    if (nbf > LATEST) {
      report.add(FindingType.NOT_YET_VALID, SECONDS, "nbf %d is in milliseconds", nbf);
    } else if (nbf > now()) {
      report.add(
          FindingType.NOT_YET_VALID,
          "Set the signing host's clock, or let nbf lie up to a minute in the past.",
          "nbf is %s, in %s",
          Words.moment(nbf),
          Words.span(nbf - now()));
    }
  }

  private void checkEnded(long exp, Optional<Long> start) {
    if (exp > LATEST) {
      report.add(
          FindingType.TOO_LONG_LIVED,
          SECONDS,
          "exp %d is in milliseconds, far over 24 hours away",
          exp);
    } else if (exp <= now()) {
      report.add(
          FindingType.EXPIRED,
          "Ask for a new token.",
          "exp was %s, %s ago",
          Words.moment(exp),
          Words.span(now() - exp));
    } else if (start.filter(begin -> exp <= begin).isPresent()) {
      report.add(
          FindingType.EXPIRED,
          "Let exp be nbf and the lifetime, in seconds.",
          "exp is %s, not after the token's beginning at %s",
          Words.moment(exp),
          Words.moment(start.get()));
    }
  }

  /**
   * Checks the lifetime. Where its beginning is unknown, the time that is left counts, since the
   * lifetime is no shorter.
   */
  private void checkLifetime(long exp, Optional<Long> start, List<Grant> rules) {
    long seconds = exp - start.orElse(now());
    long most = TtlPolicy.ceiling(rules).seconds();
    long least =
        rules.stream().mapToLong(grant -> grant.lifetimes().min().seconds()).max().orElse(1);
    // "24 hours; Twilio takes at most 24 hours" would be no answer
    boolean rounded = !Words.span(seconds).equals(Words.span(most));
    if (seconds > most) {
      report.add(
          FindingType.TOO_LONG_LIVED,
          "Let it live as short as feasible, and have clients ask for the next one."
              + (seconds % 1000 == 0 ? " Was the lifetime given in milliseconds?" : ""),
          "The lifetime is %s; %s takes at most %s",
          rounded ? Words.span(seconds) : Words.seconds(seconds),
          most < Ttl.CAP.toSeconds() ? "Voice" : "Twilio",
          rounded ? Words.span(most) : Words.seconds(most));
    } else if (start.isPresent() && seconds > 0 && seconds < least) {
      report.add(
          FindingType.WARNING,
          "Let it live longer.",
          "The lifetime is %s; under %s the SDK does not warn before the end, or asks for the"
              + " next token without pause",
          Words.seconds(seconds),
          Words.seconds(least));
    }
  }

  private Optional<Long> seconds(String name, FindingType type) {
    Object value = claims.get(name);
    if (value instanceof Long seconds && seconds >= 0) {
      return Optional.of(seconds);
    }
    if (claims.containsKey(name)) {
      report.add(type, SECONDS, "%s is '%s'; it needs whole seconds, in digits alone", name, value);
    } else if (name.equals("exp")) {
      report.add(type, "Say when it ends, in seconds since 1970.", "There is no exp");
    } else if (name.equals("nbf")) {
      report.add(
          FindingType.WARNING,
          "Let nbf be the moment of signing.",
          "There is no nbf, which says when the token was generated");
    }
    return Optional.empty();
  }
}
