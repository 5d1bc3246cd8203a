package io.github.twiliotoken.internal.credentials;

import io.github.twiliotoken.internal.property.AccountProperties;
import io.github.twiliotoken.internal.property.PropertyReader;
import io.github.twiliotoken.jwt.Credentials;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account and the key that signs for it now. Where the key comes from a file, the file is looked
 * at again and again, while any number of threads sign.
 */
public final class SigningAccount {
  private static final Duration BETWEEN_WARNINGS = Duration.ofHours(1);

  /** A writer is done with a hundred bytes after this, whatever lies between it and us. */
  private static final Duration LONGEST_WRITE = Duration.ofMillis(250);

  private final String name;
  private final Optional<CredentialsFile> file;
  private final Duration reload;
  private final Duration lag;
  private final BoundedFileReader naming = new BoundedFileReader();
  private volatile Credentials current;
  private volatile @Nullable Refusal refusal;
  private volatile @Nullable Instant lookedAt;
  private volatile @Nullable Instant confirmedAt;

  // of one look at a time
  private String adopted;
  private String seen;
  private @Nullable Instant warned;

  private SigningAccount(
      String name, Credentials credentials, Optional<CredentialsFile> file, Times times) {
    this.name = name;
    this.current = credentials;
    this.file = file;
    this.reload = times.reload;
    this.lag = times.lag;
    this.adopted = "";
    this.seen = "";
  }

  /** After which time to look again, and how long a pair signs that was not seen in the file. */
  private record Times(Duration reload, Duration lag) {}

  /** An account whose key never changes. */
  public static SigningAccount fixed(String name, Credentials credentials) {
    return new SigningAccount(
        name, credentials, Optional.empty(), new Times(Duration.ZERO, Duration.ZERO));
  }

  /**
   * An account whose key is whatever the file holds.
   *
   * @throws TwilioTokenException if it holds none now
   */
  public static SigningAccount of(
      String name, CredentialsFile file, Duration reload, Duration lag) {
    byte[] content = new BoundedFileReader().content(file.path());
    SigningAccount account =
        new SigningAccount(name, file.parse(content), Optional.of(file), new Times(reload, lag));
    account.adopted = CredentialsFile.fingerprint(content);
    account.seen = account.adopted;
    return account;
  }

  /** {@link AccountProperties#UNNAMED}, or the name in {@code twilio.accounts.<name>}. */
  public String name() {
    return name;
  }

  /** What signs now. */
  public Credentials credentials() {
    return current;
  }

  /**
   * Whether the pair that signs is the configuration's, or the file was seen within the lag and
   * named no other: a key may be deleted once the lag and a day have passed since the store has
   * stopped naming it. A clock that was turned back has lost count.
   */
  public boolean isConfirmed(Instant now) {
    Instant seenAt = confirmedAt;
    return file.isEmpty()
        || (seenAt != null && !now.isBefore(seenAt) && now.isBefore(seenAt.plus(lag)));
  }

  /** When the pair stops to sign unless it is confirmed again; empty if it was never confirmed. */
  public Optional<Instant> signsUntil() {
    return Optional.ofNullable(confirmedAt).map(seenAt -> seenAt.plus(lag));
  }

  /** For how long a pair signs that was not seen in the file. */
  public Duration lag() {
    return lag;
  }

  /**
   * Returns the SID of the key that the configuration names, also where it is not in use yet.
   *
   * @throws TwilioTokenException if the file names none now, or does not answer
   */
  public String namedKey() {
    return file.map(now -> CredentialsFile.key(now.path(), naming))
        .orElseGet(() -> current.keySid());
  }

  /** The file that holds its key, if there is one. */
  public Optional<CredentialsFile> file() {
    return file;
  }

  /** Whether {@link #look} can find anything new. */
  public boolean rotates() {
    return file.isPresent();
  }

  /**
   * Why the file's pair is not used.
   *
   * @param since when that was first seen
   * @param why what is wrong with the file, or with its pair
   */
  public record Refusal(Instant since, TwilioTokenException why) {}

  /** Why the file's pair is not used; empty if it is. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Since when the file holds something that cannot be used; empty if it does not. */
  public Optional<Instant> refusedSince() {
    return refusal().map(Refusal::since);
  }

  /** When the file was last looked at; empty before the first look, and where there is none. */
  public Optional<Instant> lookedAt() {
    return Optional.ofNullable(lookedAt);
  }

  /**
   * What a look has found.
   *
   * @param replaced the pair that was in use before, if there is a new one
   * @param warning why the file's pair is not used, where it is time to say so
   * @param next after which time to look again
   * @param mayBeHalf whether the file has just changed, so that nothing was made of it yet
   */
  public record Look(
      Optional<Credentials> replaced,
      Optional<TwilioTokenException> warning,
      Duration next,
      boolean mayBeHalf) {}

  /**
   * Takes the pair that a look has found into use if it is a new one. What has just changed is
   * looked at twice: it may be half-written.
   *
   * @param now when the look began
   */
  public synchronized Look look(Instant now, CredentialsFileContent found) {
    lookedAt = now;
    boolean settled = found.fingerprint().equals(seen);
    seen = found.fingerprint();
    if (seen.equals(adopted)) {
      return calm(now, Optional.empty());
    }
    if (!settled) {
      return new Look(Optional.empty(), Optional.empty(), soon(), true);
    }
    try {
      Credentials next = found.requirePair();
      Credentials before = current;
      boolean another = next.replaces(before);
      current = next;
      adopted = seen;
      return calm(now, another ? Optional.of(before) : Optional.empty());
    } catch (TwilioTokenException e) {
      // what names no key at all names none in the place of the one in use
      if (found.namesNoOtherThan(current.keySid())) {
        confirmedAt = now;
      }
      return refused(now, now, e);
    }
  }

  /**
   * Notes that a look has not ended.
   *
   * @param since when it began
   */
  public synchronized Look hangs(Instant since, Instant now) {
    return refused(
        since,
        now,
        Problem.FILE_HANGS.because(
            "A look at its file of %s has not ended; the path has %d characters",
            since, file.orElseThrow().path().length()));
  }

  private Duration soon() {
    Duration soon = reload.dividedBy(4);
    return soon.compareTo(LONGEST_WRITE) < 0 ? soon : LONGEST_WRITE;
  }

  private Look calm(Instant now, Optional<Credentials> replaced) {
    confirmedAt = now;
    refusal = null;
    warned = null;
    return new Look(replaced, Optional.empty(), reload, false);
  }

  private Look refused(Instant since, Instant now, TwilioTokenException why) {
    Refusal before = refusal;
    refusal = new Refusal(before == null ? since : before.since(), why);
    boolean quiet = warned != null && Duration.between(warned, now).compareTo(BETWEEN_WARNINGS) < 0;
    if (!quiet) {
      warned = now;
    }
    String place =
        PropertyReader.where(
            AccountProperties.prefix(name) + AccountProperties.API_CREDENTIALS_LOCATION);
    return new Look(
        Optional.empty(), quiet ? Optional.empty() : Optional.of(why.at(place)), reload, false);
  }
}
