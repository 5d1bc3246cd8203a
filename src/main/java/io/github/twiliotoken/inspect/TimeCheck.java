package io.github.twiliotoken.inspect;

import io.github.twiliotoken.TtlPolicy;
import io.github.twiliotoken.grant.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a token begins and ends. */
final class TimeCheck {
  /** Beyond it lie milliseconds: the year 5138 in seconds, 1973 in milliseconds. */
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

  /** What is left of the token at that moment. */
  Optional<Duration> check(List<Grant> rules) {
    Optional<Long> exp = seconds("exp", Verdict.EXPIRED);
    Optional<Long> nbf = seconds("nbf", Verdict.NOT_YET_VALID);
    nbf.ifPresent(this::begun);
    if (exp.isEmpty()) {
      return Optional.empty();
    }
    long now = at.getEpochSecond();
    Optional<Long> start = nbf.or(() -> seconds("iat", Verdict.UNWISE));
    if (start.isPresent() && exp.get() <= start.get()) {
      report.add(
          Verdict.EXPIRED,
          "Let exp be nbf and the lifetime, in seconds.",
          "exp %d is not after the token's beginning, %d",
          exp.get(),
          start.get());
    } else {
      lifetime(exp.get() - start.orElse(now), rules);
    }
    if (exp.get() <= now) {
      report.add(
          Verdict.EXPIRED,
          "Ask for a new token.",
          "exp %s is %d s ago",
          moment(exp.get()),
          now - exp.get());
    }
    return Optional.of(Duration.ofSeconds(exp.get() - now));
  }

  private void begun(long nbf) {
    long ahead = nbf - at.getEpochSecond();
    if (nbf > LATEST) {
      report.add(Verdict.NOT_YET_VALID, SECONDS, "nbf %d is in milliseconds", nbf);
    } else if (ahead > 0) {
      report.add(
          Verdict.NOT_YET_VALID,
          "Set the signing host's clock, or let nbf lie up to a minute in the past.",
          "nbf %s is %d s ahead",
          moment(nbf),
          ahead);
    }
  }

  private void lifetime(long seconds, List<Grant> rules) {
    long most = TtlPolicy.ceiling(rules).seconds();
    long least =
        rules.stream().mapToLong(grant -> grant.lifetimes().min().seconds()).max().orElse(1);
    if (seconds > LATEST / 100) {
      report.add(
          Verdict.TOO_LONG_LIVED,
          SECONDS,
          "The lifetime is %d s, over 24 h (86400 s): exp is in milliseconds",
          seconds);
    } else if (seconds > most) {
      report.add(
          Verdict.TOO_LONG_LIVED,
          "Let it live as short as feasible, and have clients ask for the next one. A lifetime that"
              + " ends in 000 is often in milliseconds.",
          "The lifetime is %d s, over %d s",
          seconds,
          most);
    } else if (seconds < least) {
      report.add(
          Verdict.UNWISE,
          "Let it live longer.",
          "The lifetime is %d s; under %d s the SDK does not warn before the end, or asks for the"
              + " next token without pause",
          seconds,
          least);
    }
  }

  private Optional<Long> seconds(String name, Verdict verdict) {
    Object value = claims.get(name);
    if (value instanceof Long seconds && seconds >= 0) {
      return Optional.of(seconds);
    }
    if (claims.containsKey(name)) {
      report.add(
          verdict, SECONDS, "%s is '%s', which is not a whole number of seconds", name, value);
    } else if (name.equals("exp")) {
      report.add(verdict, SECONDS, "There is no exp");
    } else if (name.equals("nbf")) {
      report.add(
          Verdict.UNWISE, SECONDS, "There is no nbf, from which Twilio measures the lifetime");
    }
    return Optional.empty();
  }

  private static String moment(long seconds) {
    return seconds > LATEST ? String.valueOf(seconds) : Instant.ofEpochSecond(seconds).toString();
  }
}
