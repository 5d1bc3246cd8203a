package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.VariableNames;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the pair that a polled credentials file has given. It is a state machine that each poll
 * moves on, while any number of threads read the pair.
 *
 * <ul>
 *   <li><i>Confirmed</i>: the file holds what is in use.
 *   <li><i>Changed</i>: it holds something else than at the last poll. That may be half of a file,
 *       so nothing is done until another poll has found the same.
 *   <li><i>Refused</i>: it has stayed at something that cannot be used, cannot be read, or does not
 *       answer. The old pair stays in use, and the log is told, at most once an hour.
 * </ul>
 */
final class PolledCredentials {
  private static final Duration BETWEEN_WARNINGS = Duration.ofHours(1);

  /** How long a changed file may take until it is written whole; ample for a hundred bytes. */
  private static final Duration LONGEST_WRITE = Duration.ofMillis(250);

  private final String account;
  private final CredentialsFile file;
  private final Duration reload;
  private volatile Credentials current;
  private volatile SigningAccount.@Nullable Refusal refusal;
  private volatile @Nullable Instant polledAt;
  private volatile @Nullable Instant confirmedAt;

  // guarded by this
  private String fingerprintInUse;
  private String lastFingerprint;
  private @Nullable Instant warnedAt;

  /**
   * Reads the first pair.
   *
   * @param account the name of the account, for messages
   * @param reload how long to wait between two polls
   * @throws TwilioTokenException if the file holds none now
   */
  PolledCredentials(String account, CredentialsFile file, Duration reload) {
    byte[] content = BoundedFileReader.read(file.path());
    this.account = account;
    this.file = file;
    this.reload = reload;
    this.current = file.parse(content);
    this.fingerprintInUse = CredentialsFileContent.fingerprint(content);
    this.lastFingerprint = fingerprintInUse;
  }

  CredentialsFile file() {
    return file;
  }

  Credentials current() {
    return current;
  }

  Optional<SigningAccount.Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  Optional<Instant> polledAt() {
    return Optional.ofNullable(polledAt);
  }

  /** Returns when the file was last seen to name no other key than the one in use. */
  Optional<Instant> confirmedAt() {
    return Optional.ofNullable(confirmedAt);
  }

  /** Returns whether the key was confirmed within the lag, and not after {@code now}. */
  boolean isConfirmed(Instant now, Duration lag) {
    Instant seenAt = confirmedAt;
    return seenAt != null && !now.isBefore(seenAt) && now.isBefore(seenAt.plus(lag));
  }

  synchronized PollResult poll(Instant began, CredentialsFileContent content) {
    polledAt = began;
    boolean stayed = content.fingerprint().equals(lastFingerprint);
    lastFingerprint = content.fingerprint();
    if (lastFingerprint.equals(fingerprintInUse)) {
      return confirm(began, Optional.empty());
    }
    if (!stayed) {
      return new PollResult(Optional.empty(), Optional.empty(), untilWritten(), true);
    }
    try {
      return confirm(began, take(content.requirePair()));
    } catch (TwilioTokenException e) {
      // a file that names no key names no other key either
      if (content.namesNoOtherThan(current.keySid())) {
        confirmedAt = began;
      }
      return refuse(began, began, e);
    }
  }

  /** Takes the pair into use; returns the one before, unless it is the same. */
  private Optional<Credentials> take(Credentials next) {
    Credentials before = current;
    boolean another = next.replaces(before);
    current = next;
    fingerprintInUse = lastFingerprint;
    return another ? Optional.of(before) : Optional.empty();
  }

  private Duration untilWritten() {
    Duration quarter = reload.dividedBy(4);
    return quarter.compareTo(LONGEST_WRITE) < 0 ? quarter : LONGEST_WRITE;
  }

  private PollResult confirm(Instant now, Optional<Credentials> replaced) {
    confirmedAt = now;
    refusal = null;
    warnedAt = null;
    return new PollResult(replaced, Optional.empty(), reload, false);
  }

  /**
   * Refuses what the file holds.
   *
   * @param since when that was first so, if it was not refused before
   */
  synchronized PollResult refuse(Instant since, Instant now, TwilioTokenException why) {
    SigningAccount.Refusal before = refusal;
    refusal = new SigningAccount.Refusal(before == null ? since : before.since(), why);
    Instant last = warnedAt;
    boolean due = last == null || Duration.between(last, now).compareTo(BETWEEN_WARNINGS) >= 0;
    if (due) {
      warnedAt = now;
    }
    return new PollResult(
        Optional.empty(), due ? Optional.of(why.at(place())) : Optional.empty(), reload, false);
  }

  private String place() {
    return VariableNames.describe(
        AccountProperties.prefix(account) + AccountProperties.API_CREDENTIALS_LOCATION);
  }
}
